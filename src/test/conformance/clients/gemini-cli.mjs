// Gemini CLI: the file that the hub hands out, and one prompt.
import { mkdirSync, writeFileSync } from 'node:fs';
import { model, prompt, report, run } from './model.mjs';
import { configuration } from './task.mjs';
import { program } from './programs.mjs';

const folder = `${process.env.HOME}/.gemini`;
mkdirSync(folder);
writeFileSync(`${folder}/settings.json`, JSON.stringify({ ...configuration(), security: { auth: { selectedType: 'gemini-api-key' } }, privacy: { usageStatisticsEnabled: false } }));
const env = { GOOGLE_GEMINI_BASE_URL: model, GEMINI_API_KEY: 'stand-in', GEMINI_CLI_TRUST_WORKSPACE: 'true' };
await run(process.execPath, [program('gemini-cli'), '--skip-trust', '--yolo', '-m', 'gemini-2.5-pro', '-p', prompt], env);
report();
