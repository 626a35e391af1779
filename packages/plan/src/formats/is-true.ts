/** Whether an option that takes a boolean is on; one that is absent is not. */
export const isTrue = (text: string | undefined): boolean => text?.toLowerCase() === "true";
