"""The log of draw protocol v1 (docs/spec/draw-v1.md, sections 4, 9a and 11): chain, tree, checkpoints, steps, attempts. Used by verify.py."""
import base64, os, re, unicodedata
from datetime import timedelta
from verify_documents import ENTRY, NOTE, PROOF, NotRun, canonical, fits, is_time, lp16, need, when

AGREE, EYE, NOT_APPLICABLE = "agree", "needs a human eye", "not applicable"
OFF_ROSTER = "roster-exclusions.csv"


class LogChecks:
    """What verify.Verifier checks of a log, whole or in the bundle."""

    def check_log(self):
        if OFF_ROSTER in self.names and not self.off_roster:
            raise NotRun("depends on roster")
        whole = [(n, e, h) for n, (e, h) in enumerate(self.chained(self.lines(os.path.abspath(self.log_file))))] if self.log_file else None
        if "log" not in self.names:
            if self.elsewhere and whole is None:
                raise NotRun("there is no log to compare the checkpoint with")
            self.require_states(whole)
            return self.check_steps(whole, True) if whole is not None else (NOT_APPLICABLE, "no log was given")
        part, states = self.bundled_log()
        steps, last = self.check_steps(part, False), states[-1]
        if whole is not None:
            need(all(size <= len(whole) and self.tree([h for _, _, h in whole[:size]]) == root for _, size, root, _ in states),
                 "a checkpoint is no state of the log that was given")
            steps = self.check_steps(whole, True)
        self.require_states(whole, part, states)
        return EYE, "%s; compare size %d, root %s with what %s published" % (steps, last[1], last[2].hex(), last[0])

    def chained(self, lines):
        """The entries of a whole log, each with its hash."""
        prev, before = "", ""
        for line in lines:
            entry = canonical(line)
            fits(entry, ENTRY, "an entry of the log")
            need(entry["prev"] == prev and entry["at"] >= before, "the log's chain is broken")
            leaf, before = self.H(b"\0" + line), entry["at"]
            prev = leaf.hex()
            yield entry, leaf

    def bundled_log(self):
        """The entries [(index, entry, hash)] and the checkpoints [(origin, size, root, at)] of log/, all proven."""
        proof, part = canonical(self.read("log/proof.json")), []
        fits(proof, PROOF, "log/proof.json")
        states = [self.checkpoint(seen["note"]) for seen in proof["checkpoints"]]
        for before, after, seen in zip(states, states[1:] + [None], proof["checkpoints"]):
            path = list(map(bytes.fromhex, seen["path"]))
            need(0 < before[1] < 1 << 53 and (after or not path), "the last checkpoint has a path, or a checkpoint has no entry")
            need(not after or (before[0] == after[0] and before[1] < after[1] and before[3] <= after[3]
                               and self.extends(before[1], before[2], after[1], after[2], path)), "a checkpoint follows no earlier one")
        lines = self.lines("log/entries.jsonl")
        need(len(lines) == len(proof["entries"]), "log/entries.jsonl has not the entries of log/proof.json")
        for line, place in zip(lines, proof["entries"]):
            entry, leaf, index = canonical(line), self.H(b"\0" + line), place["index"]
            fits(entry, ENTRY, "an entry of the log")
            path = list(map(bytes.fromhex, place["path"]))
            need(index < states[-1][1] and self.climb(leaf, leaf, index, states[-1][1] - 1, path)[1] == states[-1][2],
                 "an entry does not stand in the log at its place")
            if part:
                need(part[-1][0] < index and part[-1][1]["at"] <= entry["at"], "the log's entries do not ascend")
                need(index != part[-1][0] + 1 or entry["prev"] == part[-1][2].hex(), "an entry does not repeat the hash before")
            need(all(entry["at"] <= at if index < size else entry["at"] >= at for _, size, _, at in states), "an entry is back-dated")
            part.append((index, entry, leaf))
        return part, states

    def checkpoint(self, text):
        note = re.fullmatch(NOTE, text)
        need(note and is_time(note[4]), "a checkpoint is not in its form")
        words = [note[3]] + [line.split(" ")[2] for line in note[5].splitlines()]
        names = [note[1]] + [line.split(" ")[1] for line in note[5].splitlines()]
        need(all(unicodedata.category(c)[0] not in "ZC" for name in names for c in name), "a checkpoint has a name with a blank")
        need(all(len(w) % 4 == 0 and base64.b64encode(base64.b64decode(w)).decode() == w and len(w) > 6 for w in words), "no base64")
        return note[1], int(note[2]), base64.b64decode(note[3]), note[4]

    def require_states(self, whole, part=(), states=()):
        """Compares a checkpoint that the reader got elsewhere with the log in the bundle, and with a whole one."""
        if self.elsewhere:
            with open(self.elsewhere, encoding="utf-8", newline="") as file:
                origin, size, root, at = self.checkpoint(file.read())
            need(whole is None or size <= len(whole) and self.tree([h for _, _, h in whole[:size]]) == root, "is no state of the log")
            need(all(s != size or r == root for _, s, r, _ in states), "two states of one log: a split view")
            need(not states or origin != states[-1][0] or any(s == size for _, s, _, _ in states) or all(
                e["at"] <= at if n < size else e["at"] >= at for n, e, _ in part), "an entry is back-dated")

    def climb(self, left, right, at, last, path):
        """RFC 9162, 2.1.3.2 and 2.1.4.2: the roots that a path leads to, of the earlier tree and of the later one."""
        for node in path:
            need(last > 0, "a path is too long")
            if at % 2 or at == last:
                left, right = self.H(b"\1" + node + left), self.H(b"\1" + node + right)
                while at and not at % 2:
                    at, last = at >> 1, last >> 1
            else:
                right = self.H(b"\1" + right + node)
            at, last = at >> 1, last >> 1
        need(last == 0, "a path is too short")
        return left, right

    def extends(self, before, root, size, later, path):
        at, last = before - 1, size - 1
        while at % 2:
            at, last = at >> 1, last >> 1
        path = path if before & (before - 1) else [root] + path
        return bool(path) and self.climb(path[0], path[0], at, last, path[1:]) == (root, later)

    def check_steps(self, log, whole):
        self.log, self.whole, headed = [entry for _, entry, _ in log], whole, self.header_hash.hex()
        def only(kind, doc, digest):
            found = [i for i, e in enumerate(self.log) if (e["type"], e["doc"]) == (kind, doc)]
            need(len(found) == 1 and self.log[found[0]]["digest"] == digest, "the log has not one entry %s with its digest" % kind)
            return found[0]
        parties, header, hashed = self.ceremony["parties"], self.header, lambda hexed: bytes.fromhex(hexed)
        name = lambda text: text.replace("%", "%25").replace("/", "%2F")
        self.doc = "%s/%s/%d" % (name(header["authority"]), name(header["series"]), header["seq"])
        opened = [p for p in parties if "nonce" in p]
        fixed = only("header", "%s/%d" % (self.doc, header["attempt"]), headed)
        off = [i for i, e in enumerate(self.log) if (e["type"], e["doc"]) == (OFF_ROSTER[:-4], "%s/%d" % (self.doc, header["attempt"]))]
        if self.off_roster:
            only(OFF_ROSTER[:-4], "%s/%d" % (self.doc, header["attempt"]), self.off_roster)
        need(self.off_roster or not off or not self.audit and len(off) == 1, "the log has roster exclusions that the bundle has not")
        reveals = [only("reveal:" + p["id"], headed, self.H(hashed(p["nonce"])).hex()) for p in opened]
        values = [only("beacon:%d" % n, headed, self.H(lp16(hashed(b["value"]))).hex()) for n, b in enumerate(self.ceremony["beacons"])]
        phases = [[only("plan", self.doc, header["plan"])], *[[i] for i in off], [fixed], [only("commit:" + p["id"], headed, p["commit"]) for p in parties],
                  reveals, values, [only("result", headed, self.tagged(b"result", self.raw[3]).hex())]]
        need(all(max(a) < min(b) for a, b in zip(phases, phases[1:])), "the log has steps out of order")
        need(sum(e["doc"] == headed for e in self.log) == sum(map(len, phases[-4:])), "the log has further entries on this draw")
        over = max([self.log[i]["at"] for i in reveals] + [header["revealBy"]] * (len(opened) < len(parties)))
        need(self.log[fixed]["at"] >= header["snapshotAt"] and all(self.log[i]["at"] <= header["revealBy"] for i in reveals)
             and all(when(self.log[i]["at"]) >= when(over) + timedelta(minutes=10) for i in values), "the log has a step out of time")
        return "entries %d to %d" % (log[phases[0][0]][0] + 1, log[phases[-1][0]][0] + 1)

    def check_attempts(self):
        if not self.log_file and "log" not in self.names:
            return NOT_APPLICABLE, "attempt %d, seq %d by the header alone" % (self.header["attempt"], self.header["seq"])
        behind = lambda kind, prefix: {int(e["doc"][len(prefix):]): i for i, e in reversed(list(enumerate(self.log)))
                                       if e["type"] == kind and re.fullmatch(re.escape(prefix) + "[1-9][0-9]{0,15}", e["doc"])}
        places, before = behind("header", self.doc + "/"), ""
        for attempt in range(1, self.header["attempt"] + 1):
            need(attempt in places, "attempt %d was never logged" % attempt)
            ends = [(e["type"], i) for i, e in enumerate(self.log) if before and e["doc"] == before]
            need(not before or [i for kind, i in ends if kind == "void" and i < places[attempt]] and "result" not in dict(ends),
                 "attempt %d follows one that was not voided" % attempt)
            need(attempt < self.header["attempt"] or before == self.header["supersedes"], "supersedes names another attempt")
            before = self.log[places[attempt]]["digest"]
        need(max(places) == self.header["attempt"], "there is a later attempt")
        if not self.whole:
            return EYE, "%d attempt(s); others and gaps show in the whole log only" % self.header["attempt"]
        gaps = self.header["seq"] - sum(seq <= self.header["seq"] for seq in behind("plan", self.doc.rsplit("/", 1)[0] + "/"))
        return EYE if gaps else AGREE, "%d attempt(s), %d seq not in the log" % (self.header["attempt"], gaps)
