// opencode: the file that the hub hands out, a provider on loopback, a sign-in where it has no token, and one prompt.
import { mkdirSync, writeFileSync } from 'node:fs';
import { model, prompt, report, run } from './model.mjs';
import { configuration } from './task.mjs';
import { program } from './programs.mjs';
import { byOAuth, signIn } from './sign-in.mjs';

const folder = `${process.env.HOME}/.config/opencode`;
mkdirSync(folder, { recursive: true });
const provider = { 'stand-in': { npm: '@ai-sdk/openai-compatible', options: { baseURL: `${model}/v1`, apiKey: 'stand-in' }, models: { 'stand-in': { name: 'stand-in', tool_call: true } } } };
writeFileSync(`${folder}/opencode.json`, JSON.stringify({ ...configuration(), provider, model: 'stand-in/stand-in', autoupdate: false, share: 'disabled' }));
const env = { OPENCODE_DISABLE_MODELS_FETCH: '1', OPENCODE_DISABLE_AUTOUPDATE: '1' };
if (byOAuth) {
  await signIn(program('opencode'), ['mcp', 'auth', 'mcp-hub', '--pure'], env);
}
await run(program('opencode'), ['run', '--pure', '-m', 'stand-in/stand-in', prompt], env);
report();
