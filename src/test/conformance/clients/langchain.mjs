// LangChain's adapters.
import { MultiServerMCPClient } from '@langchain/mcp-adapters';
import { configuration, perform } from './task.mjs';

const tools = await new MultiServerMCPClient(configuration()).getTools();
await perform(async () => tools.map((tool) => tool.name), (name, args) => tools.find((tool) => tool.name === name).invoke(args));
