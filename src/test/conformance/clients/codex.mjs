// Codex: the file that the hub hands out, a provider on loopback, a sign-in where it has no token, and one prompt.
import { appendFileSync, copyFileSync, mkdirSync } from 'node:fs';
import { model, prompt, report, run } from './model.mjs';
import { path } from './task.mjs';
import { program } from './programs.mjs';
import { byOAuth, signIn } from './sign-in.mjs';

const folder = `${process.env.HOME}/.codex`;
mkdirSync(folder);
copyFileSync(path, `${folder}/config.toml`);
appendFileSync(`${folder}/config.toml`, `\n[model_providers.stand-in]\nname = "stand-in"\nbase_url = "${model}/v1"\nwire_api = "responses"\n`);
if (byOAuth) {
  await signIn(program('codex'), ['mcp', 'login', 'mcp-hub']);
}
await run(program('codex'), ['exec', '--skip-git-repo-check', '--dangerously-bypass-approvals-and-sandbox', '-c', 'mcp_servers.mcp-hub.required=true', '-c', 'model_provider="stand-in"', '-m', 'stand-in', prompt]);
report();
