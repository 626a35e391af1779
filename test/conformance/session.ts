import { Session } from "volley";

/** A session in the time zone of the recorded answers, which has summer time and was no whole hour from UTC in the 19th century. */
export function openSession(master: string): Promise<Session> {
  return Session.builder.master(master).config("time.zone", "Europe/Zurich").create();
}
