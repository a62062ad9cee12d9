// ImageJ runs this when it starts (Edit>Options>Startup...): OME-Zarr images that are dropped on its window open at once.
call("org.zarrkit.command.ImageDrop.install");
