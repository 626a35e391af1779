declare const messages: Record<string, any>;
export default messages;
