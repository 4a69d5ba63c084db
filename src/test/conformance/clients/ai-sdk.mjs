// Vercel's AI SDK.
import { createMCPClient } from '@ai-sdk/mcp';
import { perform, server } from './task.mjs';

const client = await createMCPClient({ transport: server() });
const tools = await client.tools();
await perform(async () => Object.keys(tools), (name, args) => tools[name].execute(args, { toolCallId: '1', messages: [] }));
