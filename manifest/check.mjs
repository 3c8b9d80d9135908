import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(new URL('../tests/npm/package.json', import.meta.url));
const Ajv = require('ajv-draft-04');
const addFormats = require('ajv-formats');

/** What Teams would refuse or show badly, one line each; empty when the package is good. */
export function problemsOf(manifest, files) {
  const texts = commandTexts(manifest);
  return [
    ...bySchema('manifest.json', manifest),
    ...tooLongForTheMenu('manifest.json', texts),
    ...manifest.localizationInfo.additionalLanguages.flatMap(({ file }) => problemsOfTranslation(file, JSON.parse(files.get(file)), texts)),
    ...wrongSize(files, manifest.icons.color, 192),
    ...wrongSize(files, manifest.icons.outline, 32),
  ];
}

function commandTexts(manifest) {
  const lists = manifest.bots[0].commandLists.flatMap((list, l) => list.commands.flatMap((command, c) =>
    textsOf(`bots[0].commandLists[${l}].commands[${c}]`, command)));
  const extension = manifest.composeExtensions[0].commands.flatMap((command, c) => [
    ...textsOf(`composeExtensions[0].commands[${c}]`, command),
    ...(command.parameters ?? []).flatMap((parameter, p) => textsOf(`composeExtensions[0].commands[${c}].parameters[${p}]`, parameter)),
  ]);
  return [...lists, ...extension];
}

function textsOf(path, entry) {
  return ['title', 'description'].map(part => ({ key: `${path}.${part}`, part, text: entry[part] }));
}

// What a language file leaves out stays English, without a word from Teams.
function problemsOfTranslation(file, translation, texts) {
  const keys = ['$schema', 'name.short', 'name.full', 'description.short', 'description.full', ...texts.map(it => it.key)];
  const translated = texts.map(it => ({ ...it, text: translation[it.key] ?? '' }));
  return [
    ...bySchema(file, translation),
    ...keys.filter(key => !(key in translation)).map(key => `${file}: ${key} is missing`),
    ...Object.keys(translation).filter(key => !keys.includes(key)).map(key => `${file}: ${key} translates nothing`),
    ...tooLongForTheMenu(file, translated),
  ];
}

function bySchema(name, value) {
  // Microsoft's schemas carry keywords and patterns of their own day: a lone ']' is no regular expression with the u flag.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(schemaOf(value.$schema));
  return validate(value) ? [] : validate.errors.map(error => `${name}${error.instancePath}: ${error.message}`);
}

// https://developer.microsoft.com/json-schemas/teams/v1.29/X.schema.json has its copy in the package under teams/v1.29.
function schemaOf(address) {
  const path = new URL(address).pathname.replace(/^\/json-schemas/, '');
  return JSON.parse(readFileSync(require.resolve(`@microsoft/app-manifest/build/json-schemas${path}`), 'utf8'));
}

// The schemas allow more than the command menu shows.
function tooLongForTheMenu(file, texts) {
  const most = { title: 32, description: 128 };
  return texts
    .filter(({ part, text }) => text.length > most[part])
    .map(({ part, text }) => `${file}: ${part} "${text}" is longer than the ${most[part]} characters of a menu`);
}

function wrongSize(files, name, size) {
  const png = files.get(name);
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  return width === size && height === size ? [] : [`${name}: is ${width}×${height}, must be ${size}×${size}`];
}
