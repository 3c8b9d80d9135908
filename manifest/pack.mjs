// Packs artifacts/pmobot.zip, the app that an administrator uploads to Teams. Says what is not filled in yet.
//   node manifest/pack.mjs [--bot-id GUID] [--sign-in-app GUID] [--version 1.2.3] [--site https://…] [--out FILE]
// The bot id is also read from Bot__AppId, the variable that the program itself is configured with.
// Nothing is fetched: the schemas are those of the npm packages in tests/npm.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { problemsOf } from './check.mjs';
import { zip } from './zip.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const nobody = '00000000-0000-0000-0000-000000000000';
const text = { type: 'string' };
const { values: asked } = parseArgs({ options: { 'bot-id': text, 'sign-in-app': text, version: text, site: text, out: text } });

const manifest = JSON.parse(readFileSync(join(here, 'manifest.json'), 'utf8'));
manifest.version = asked.version ?? versionOfTheProgram();
manifest.id = manifest.bots[0].botId = manifest.composeExtensions[0].botId = asked['bot-id'] ?? (process.env.Bot__AppId || nobody);
// By it Teams first tries to sign people in without asking; without it, it shows the button.
if (asked['sign-in-app'])
  manifest.webApplicationInfo = { id: asked['sign-in-app'], resource: `api://botid-${manifest.id}` };
if (asked.site) {
  const site = asked.site.replace(/\/$/, '');
  Object.assign(manifest.developer, { websiteUrl: site, privacyUrl: `${site}/privacy`, termsOfUseUrl: `${site}/terms` });
}

const files = new Map([['manifest.json', Buffer.from(JSON.stringify(manifest, null, 2))]]);
for (const name of [...Object.values(manifest.icons), ...manifest.localizationInfo.additionalLanguages.map(it => it.file)])
  files.set(name, readFileSync(join(here, name)));

const problems = problemsOf(manifest, files);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

const out = resolve(asked.out ?? join(here, '../artifacts/pmobot.zip'));
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, zip(files));
console.log(`${out}: version ${manifest.version}, bot ${manifest.id}`);
if (manifest.id === nobody)
  console.log('No bot id was given (--bot-id or Bot__AppId): Teams refuses this package until there is one.');
if (manifest.developer.websiteUrl.startsWith('https://example.com'))
  console.log('No site was given (--site): the website, privacy and terms links point to example.com.');

function versionOfTheProgram() {
  const props = readFileSync(join(here, '../Directory.Build.props'), 'utf8');
  return props.match(/<Version>(.+?)<\/Version>/)[1];
}
