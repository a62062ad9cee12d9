// Prints as JSON what zarrita reads: of arrays shape, type and the SHA-256 of the pixels, of groups the attributes.
//     node interop_zarrita.mjs NODE_FOLDER FOLDER...
// NODE_FOLDER is where `npm install zarrita` was run.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [installed, ...folders] = process.argv.slice(2);

function load(name, entry = ".") {
  const folder = join(resolve(installed), "node_modules", name);
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return import(pathToFileURL(join(folder, exports[entry].import)));
}

const zarr = await load("zarrita");
const { default: FileSystemStore } = await load("@zarrita/storage", "./fs");

async function read(folder) {
  const node = await zarr.open(zarr.root(new FileSystemStore(resolve(folder))));
  if (node.kind === "group") return { kind: "group", attributes: node.attrs ?? {} };
  const { data } = await zarr.get(node);
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { kind: "array", shape: node.shape, dtype: node.dtype, sha256 };
}

const found = {};
for (const folder of folders) found[folder] = await read(folder).catch((failure) => ({ failure: `${failure}` }));
console.log(JSON.stringify(found));
