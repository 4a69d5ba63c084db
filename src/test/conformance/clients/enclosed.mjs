// Runs a program where no network is but loopback, and on loopback only the hub: what connects to the hub's port here goes through a socket
// file to the hub outside. Usage, inside such a network: enclosed.mjs <port> <socket file> <program> <its arguments>
import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';

const [port, hub, program, ...rest] = process.argv.slice(2);
const bridge = createServer((client) => {
  const outside = connect(hub);
  client.pipe(outside).pipe(client);
  client.on('error', () => outside.destroy());
  outside.on('error', () => client.destroy());
});
await new Promise((ready) => bridge.listen(Number(port), '127.0.0.1', ready));
spawn(program, rest, { stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1));
