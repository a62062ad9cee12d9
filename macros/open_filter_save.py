#@ String folder
from org.zarrkit import Zarrkit
mask = Zarrkit.open(folder + "/cells.zarr").gaussian(2).threshold("Otsu")
mask.save(folder + "/mask.zarr")
