// The suite's scenarios for authorization servers, with a person who allows. Prints what the suite prints; its exit code.
// Usage: authorization.mjs <issuer> <email> <password> <port> <output folder>
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { allow } from './person.mjs';

const [issuer, email, password, port, folder] = process.argv.slice(2);
const suite = fileURLToPath(new URL('node_modules/@modelcontextprotocol/conformance/dist/index.js', import.meta.url));
const registered = await fetch(`${issuer}/oauth/register`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ client_name: 'Conformance', redirect_uris: [`http://127.0.0.1:${port}/callback`], grant_types: ['authorization_code', 'refresh_token'] }),
});
const { client_id: client } = await registered.json();
const run = spawn(process.execPath, [suite, 'authorization', '--url', issuer, '--client-id', client, '--resource', `${issuer}/mcp`, '-p', port, '-o', folder]);
let log = '';
let asked = false;
run.stdout.on('data', (chunk) => {
  log += chunk;
  const address = /^http\S+\/oauth\/authorize\?\S+$/m.exec(log)?.[0];
  if (address && log.includes('Callback server started') && !asked) {
    asked = true;
    allow(address, email, password).then((answer) => fetch(answer)).catch((error) => { console.error(error); run.kill(); });
  }
});
run.stderr.on('data', (chunk) => { log += chunk; });
run.on('close', (code) => { console.log(log); process.exit(code ?? 1); });
