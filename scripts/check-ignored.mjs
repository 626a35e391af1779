// Fails when git keeps a file that a .gitignore of ours names: built output or a scratch file that somebody added by force.
import { execFileSync } from "node:child_process";

const kept = execFileSync("git", ["ls-files", "--cached", "--ignored", "--exclude-per-directory=.gitignore"], { encoding: "utf8" });
if (kept !== "") {
  console.error(`git keeps files that .gitignore names; git rm --cached them, or mend .gitignore:\n${kept}`);
  process.exitCode = 1;
}
