import { deepChat } from './deep-chat.ts';
import { flowise } from './flowise.ts';
import { openChatStudio } from './open-chat-studio.ts';
import { papercups } from './papercups.ts';
import { persona } from './persona.ts';
import { rocketchat } from './rocketchat.ts';
import type { RealWidget } from './widget.ts';

export const realWidgets: RealWidget[] = [rocketchat, papercups, flowise, persona, deepChat, openChatStudio];
