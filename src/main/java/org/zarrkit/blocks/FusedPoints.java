package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.List;
import org.zarrkit.codec.DataType;

/**
 * Operations on pixels in one pass: a few thousand values at a time through all of them, or, for 8 and 16 bit integers,
 * through one table of all values. Equal to one operation after the other.
 */
final class FusedPoints {

    /** So that the values stay in the processor's nearest cache. */
    private static final int TILE = 1024;

    private final List<PointOp> ops;
    private final DataType inputType;
    /** Made when first needed; the ends of a race are equal. */
    private volatile Object table;

    private FusedPoints(List<PointOp> ops, DataType inputType) {
        this.ops = List.copyOf(ops);
        this.inputType = inputType;
    }

    static FusedPoints of(List<PointOp> ops, DataType inputType) {
        return new FusedPoints(ops, inputType);
    }

    void apply(BlockSource input, Block output) {
        Block block = input.read(output.interval());
        List<List<Block>> operands = new ArrayList<>();
        boolean alone = true;
        for (PointOp op : ops) {
            operands.add(op.operands().stream()
                    .map(operand -> operand.read(output.interval()))
                    .toList());
            alone &= op.operands().isEmpty();
        }
        boolean tabulated = alone && !inputType.isFloat() && inputType.sizeInBytes() <= 2 && block.size() > TILE;
        if (tabulated) ValueTable.look(block, table(), output);
        else compute(block, operands, output);
    }

    private Object table() {
        if (table == null) {
            Block all = ValueTable.allValues(inputType);
            Block results = Block.of(all.interval(), outputType());
            compute(all, ops.stream().map(op -> List.<Block>of()).toList(), results);
            table = results.pixels();
        }
        return table;
    }

    private DataType outputType() {
        DataType type = inputType;
        for (PointOp op : ops) type = op.outputType(type);
        return type;
    }

    private void compute(Block input, List<List<Block>> operands, Block output) {
        double[] row = new double[TILE];
        int size = output.size();
        for (int at = 0; at < size; at += TILE) {
            int length = Math.min(TILE, size - at);
            Numbers.load(input, at, row, length);
            DataType type = inputType;
            for (int i = 0; i < ops.size(); i++) {
                ops.get(i).apply(row, rows(operands.get(i), at, length), length);
                type = ops.get(i).outputType(type);
                Numbers.round(row, length, type);
            }
            Numbers.storeRounded(row, length, type, output.pixels(), at);
        }
    }

    private static List<double[]> rows(List<Block> blocks, int at, int length) {
        if (blocks.isEmpty()) return List.of();
        List<double[]> rows = new ArrayList<>();
        for (Block block : blocks) {
            double[] row = new double[length];
            Numbers.load(block, at, row, length);
            rows.add(row);
        }
        return rows;
    }
}
