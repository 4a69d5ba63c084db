// Claude Code: the line that the hub hands out, run by a shell, and one prompt.
import { mkdirSync, symlinkSync } from 'node:fs';
import { model, prompt, report, run } from './model.mjs';
import { text } from './task.mjs';
import { program } from './programs.mjs';

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
await run('claude', ['-p', prompt, '--model', 'claude-sonnet-4-5', '--allowedTools', 'mcp__mcp-hub'], env);
report();
