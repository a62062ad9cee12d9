// ImageJ runs this when it starts: OME-Zarr images that are dropped on its window then open at once.
call("org.zarrkit.command.ImageDrop.install");
