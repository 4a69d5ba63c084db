// Claude Code: the line that the hub hands out, run by a shell, a sign-in where it has no token, and one prompt.
import { mkdirSync, symlinkSync } from 'node:fs';
import { model, prompt, report, run } from './model.mjs';
import { text } from './task.mjs';
import { program } from './programs.mjs';
import { byOAuth, signIn } from './sign-in.mjs';

const home = process.env.HOME;
mkdirSync(`${home}/bin`);
symlinkSync(program('claude-code'), `${home}/bin/claude`);
const env = {
  PATH: `${home}/bin:${process.env.PATH}`,
  ANTHROPIC_BASE_URL: model,
  ANTHROPIC_API_KEY: 'stand-in',
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  DISABLE_AUTOUPDATER: '1',
  ENABLE_TOOL_SEARCH: 'false',
  MCP_CONNECTION_NONBLOCKING: '0',
};
await run('sh', ['-c', text], env);
if (byOAuth) {
  // It signs in at a terminal alone.
  await signIn('script', ['-qfec', 'claude mcp login mcp-hub', '/dev/null'], env);
}
await run('claude', ['-p', prompt, '--model', 'claude-sonnet-4-5', '--allowedTools', 'mcp__mcp-hub'], env);
report();
