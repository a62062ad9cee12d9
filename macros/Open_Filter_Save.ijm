folder = getArgument(); // a folder with cells.zarr in it: runMacro("Open_Filter_Save.ijm", "/data")
run("Zarrkit Open...", "path=[" + folder + "/cells.zarr]");
run("Zarrkit Filter...", "operations=[gaussian sigma=2; threshold method=Otsu]");
run("Zarrkit Save As...", "path=[" + folder + "/mask.zarr]");
