package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import ij.measure.ResultsTable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.zarrkit.doctor.Doctor;
import org.zarrkit.doctor.DoctorOptions;

class ValidateCommandTest {

    @Test
    void everyFindingIsARow() {
        byte[] document = "{\"ome\": {\"version\": \"0.5\", \"well\": {}}}".getBytes(StandardCharsets.UTF_8);
        ResultsTable table = ValidateCommand.table(
                Doctor.examineDocument(ByteBuffer.wrap(document), "a.json", DoctorOptions.defaults()));
        assertThat(table.size()).isEqualTo(1);
        assertThat(table.getStringValue("Severity", 0)).isEqualTo("error");
        assertThat(table.getStringValue("Code", 0)).isEqualTo("well-images");
        assertThat(table.getStringValue("Where", 0)).isEqualTo("a.json $.ome.well.images");
    }
}
