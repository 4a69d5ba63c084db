// Slack as npm's emulate understands it, on a port of its own, with two people besides the admin. Prints "ready <address>" and ends
// with its input, so that it never outlives the test that started it.
import { createEmulator } from "emulate";

const port = Number(process.argv[2]);
const slack = await createEmulator({
  service: "slack",
  port,
  baseUrl: `http://127.0.0.1:${port}`,
  seed: { slack: { users: [{ name: "ben", real_name: "Ben Example" }, { name: "cleo", real_name: "Cleo Example" }] } },
});
console.log("ready " + slack.url);
process.stdin.on("close", () => process.exit(0)).resume();
