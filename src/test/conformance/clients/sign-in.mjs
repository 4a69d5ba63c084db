// Signs a program in by OAuth: it prints where a browser should go, and the person at the browser allows it.
// Usage of a client that does: <client>.mjs <file with its configuration> <client's name, ending in -oauth> <email> <password>
import { spawn } from 'node:child_process';
import { allow } from '../person.mjs';

const [client, email, password] = process.argv.slice(3);

/** Whether the client has no token. */
export const byOAuth = client.endsWith('-oauth');

// Whole once something follows it: a space, or a control character of the terminal.
const ADDRESS = /(https?:\/\/[^\s\x07\x1b]+\/oauth\/authorize\?[^\s\x07\x1b]+)[\s\x07\x1b]/;

/** Watches what a program writes; the address that stands there is opened once. */
export function watch(...outputs) {
  let log = '';
  let asked = false;
  const read = (chunk) => {
    process.stderr.write(chunk);
    log += chunk;
    const address = ADDRESS.exec(log)?.[1];
    if (address && !asked) {
      asked = true;
      allow(address, email, password, 'default').then((answer) => fetch(answer)).catch((error) => console.error(error));
    }
  };
  outputs.forEach((output) => output.on('data', read));
}

/** Runs a program that signs in and ends. No browser is there for it to open. */
export const signIn = (program, args, env = {}) => new Promise((ended, failed) => {
  const child = spawn(program, args, { cwd: process.env.HOME, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  watch(child.stdout, child.stderr);
  child.on('exit', (code) => (code ? failed(new Error(`sign-in ended with ${code}`)) : ended()));
});
