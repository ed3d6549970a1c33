// Exits with 0 if node_modules contains all packages of package-lock.json. It compares contents, because times say nothing after an interrupted
// installation or a copy.
import { existsSync, readFileSync } from "node:fs";

const INSTALLED = "node_modules/.package-lock.json"; // npm writes it when everything is installed.

function isCurrent() {
  if (!existsSync(INSTALLED)) return false;
  const { "": project, ...wanted } = readJson("package-lock.json").packages;
  const installed = readJson(INSTALLED).packages;
  const { devDependencies } = readJson("package.json");
  return (
    JSON.stringify(devDependencies) === JSON.stringify(project.devDependencies) &&
    Object.entries(wanted).every(([folder, it]) => (folder in installed ? installed[folder].integrity === it.integrity : !isNeeded(it))) &&
    Object.keys(installed).every((folder) => folder in wanted && existsSync(`${folder}/package.json`))
  );
}

// Most optional packages are for other systems. npm decides about those that depend on the C library.
function isNeeded({ optional, os, cpu, libc }) {
  return !optional || (!libc && os?.includes(process.platform) && cpu?.includes(process.arch));
}

function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

process.exit(isCurrent() ? 0 : 1);
