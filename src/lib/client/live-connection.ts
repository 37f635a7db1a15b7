/** What a live page fetches once it stands: the rules of the meeting, and the way to the server. */
export { MeetingClient } from './meeting-client';
export { SocketTransport } from './socket-transport';
