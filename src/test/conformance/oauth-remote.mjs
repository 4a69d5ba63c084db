// mcp-remote in front of a client that knows only stdio: one line of JSON about what it saw. Usage: oauth-remote.mjs <url> <email> <password> <port> <folder>
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { fileURLToPath } from 'node:url';
import { allow } from './person.mjs';

const [url, email, password, port, folder] = process.argv.slice(2);
const program = fileURLToPath(new URL('node_modules/mcp-remote/dist/proxy.js', import.meta.url));
// No browser is opened: the person reads the address from the log.
const env = { PATH: '/nowhere', HOME: folder, MCP_REMOTE_CONFIG_DIR: folder, NO_COLOR: '1' };

async function names() {
  const transport = new StdioClientTransport({ command: process.execPath, args: [program, url, port], env, stderr: 'pipe' });
  let log = '';
  let asked = 0;
  transport.stderr.on('data', (chunk) => {
    log += chunk;
    const address = /https?:\/\/\S+\/oauth\/authorize\?\S+/.exec(log)?.[0];
    if (address && asked === 0) {
      asked++;
      allow(address, email, password).then((answer) => fetch(answer)).catch((error) => console.error(error));
    }
  });
  const client = new Client({ name: 'hub-it', version: '1.0.0' });
  try {
    await client.connect(transport, { timeout: 60_000 });
    return { asked, tools: (await client.listTools()).tools.map((tool) => tool.name) };
  } catch (error) {
    console.error(log);
    throw error;
  } finally {
    await client.close();
  }
}

const first = await names();
const second = await names();
console.log(JSON.stringify({ first, second }));
process.exit(0);
