//! What the words of the protocol itself and of its standard objects mean.

use super::Entry;

entries! {
    "result code" "RFC 5730, section 3" {
        "1000" "The server did what was asked." "Nothing.";
        "1001" "The command was accepted, but somebody or something has to finish it later." "Look into the message queue with poll: the outcome arrives there. Until then the object is in a pending status; do not send the command again.";
        "1300" "The message queue is empty." "Nothing. With --exit-status this is 8.";
        "1301" "Here is the oldest message; it stays at the head of the queue until it is acknowledged." "Read it, then remove it with poll ack and its id.";
        "1500" "The server logged you out and closes the connection." "Nothing; the next command connects anew.";
        "2000" "The server does not know this command at all." "See greeting for what it offers. With raw: look at the element inside <command>.";
        "2001" "The frame is not well-formed or does not follow the server's schemas." "Look at the frame with last --request. Often an extension or a namespace version is not the server's; compare it with greeting.";
        "2002" "The command is right in itself, but not now: a second login, anything before login, a renewal with the wrong expiry date." "Check the order with status. For a renewal look up exDate with domain info.";
        "2003" "Something that this server needs was left out." "The answer's errors name the element. Policies differ: some servers need contacts, name servers or a period that the RFC leaves optional.";
        "2004" "A value is of the right form but outside what is allowed: a period too long, a number too big." "The answer's errors name the value. Try less.";
        "2005" "A value has the wrong form: a malformed name, address, date or telephone number." "The answer's errors name the value; help for the command shows its form.";
        "2100" "The server does not speak this version of the protocol." "EPP 1.0 is the only version in use; greeting shows what the server claims.";
        "2101" "The command is valid EPP, but this server does not offer it." "See the registry's documentation for what takes its place: host commands are missing where name servers are attributes of the domain.";
        "2102" "The server does not offer an option that the command uses." "Leave the option away; the answer's errors may name it.";
        "2103" "The command carries an extension that the server or the session does not have." "Compare status (what was asked for at login) with greeting (what is offered), and leave that extension's options away.";
        "2104" "The operation costs money that the account does not have or may not spend." "Top up the account with the registry, then send the command again: nothing was done.";
        "2105" "The object cannot be renewed now: too early, too long in total, or in a status that forbids it." "Look at exDate and the statuses with info.";
        "2106" "The object cannot be transferred: too young, transferred lately, already yours, or protected." "Look at clID, the dates and the statuses with info. The sponsor removes clientTransferProhibited.";
        "2200" "The user or password at login is wrong, or the certificate does not belong to the user." "Check the profile's user, password and cert. Do not repeat it blindly: servers lock accounts.";
        "2201" "You are who you say, but this object is not yours to do that to." "See clID with info. Another registrar's object needs its authInfo, or a transfer first.";
        "2202" "The authInfo that came with the command is not the object's." "Ask the holder for a new one. It may have been changed or cleared, which many registries do after each transfer.";
        "2300" "A transfer of this object is already under way." "domain transfer query shows it. The sponsor approves or rejects, the one who asked may cancel.";
        "2301" "No transfer is under way that could be approved, rejected or cancelled." "domain transfer query shows how the last one ended.";
        "2302" "An object with this name or id is there already." "Ask with check first; choose another id for a contact. After a time-out: perhaps your own first attempt was done, so see clID and clTRID with info.";
        "2303" "There is no such object." "Check the spelling and the ending. For an update or create the missing one may be a contact or host that it refers to: the errors name it.";
        "2304" "A status of the object forbids the operation." "Find …Prohibited or pending… with info. You remove what begins with client; for what begins with server ask the registry.";
        "2305" "Something else still refers to the object, so it cannot go or change." "A domain: delete or rename its subordinate hosts first (info --hosts sub). A host: take it out of every domain's name servers. A contact: replace it where it is used.";
        "2306" "The value is valid EPP but against this registry's policy." "Read the reason in the answer's errors, then the registry's rules: reserved names, number of name servers, countries, periods.";
        "2307" "The object type is known, but this server does not manage it." "greeting lists the objects that it does.";
        "2308" "What you asked would break the registry's data policy: a link that must not be, a disclosure that is not allowed." "Read the errors. Commonly a name server in a zone of the registry that does not exist, or --disclose where it is refused.";
        "2400" "The server failed for a reason of its own; nothing was done." "Try again later; then give the registry the svTRID.";
        "2500" "The server failed and closes the connection." "The next command connects anew. Before repeating a change look with info whether it was done; give the registry the svTRID.";
        "2501" "Too many wrong logins, or one that the server will not forgive; it closes the connection." "Check user, password, certificate and the address you connect from. Wait before the next attempt.";
        "2502" "You have as many sessions open as allowed, or sent more than allowed." "Close other sessions, or wait. limits in the profile (rate, commands-per-session) keep to the registry's numbers.";
    }
    "status" "RFC 5731, section 2.3; RFC 5732, section 2.3; RFC 5733, section 2.2" {
        "ok" "Nothing holds the object back." "Nothing; the server sets and removes it.";
        "linked" "Another object uses it: a domain its host, or any object its contact or organization." "It cannot be deleted until nothing refers to it.";
        "clientDeleteProhibited" "The sponsor protects the object against deletion." "Remove it with update --rem-status clientDeleteProhibited, then delete.";
        "serverDeleteProhibited" "The registry protects the object against deletion." "Ask the registry: a lock service, a dispute, a court.";
        "clientUpdateProhibited" "The sponsor protects the object against changes; removing this status is the only change left." "Remove it alone with update --rem-status clientUpdateProhibited, then make the change.";
        "serverUpdateProhibited" "The registry protects the object against changes." "Ask the registry.";
        "pendingCreate" "The creation was accepted and is not finished." "Wait for the message in the queue (poll); no other command works meanwhile.";
        "pendingDelete" "The deletion was accepted; the object goes away after its grace periods." "A domain may still be brought back with domain restore while its rgpStatus is redemptionPeriod; once that too says pendingDelete (RFC 3915), nothing brings it back.";
        "pendingUpdate" "A change was accepted and is not finished." "Wait for the message in the queue (poll).";
        "pendingTransfer" "A transfer was asked for and is not decided." "Look with transfer query; the sponsor approves or rejects it, otherwise the registry decides when the time is up.";
        "clientTransferProhibited" "The sponsor refuses transfers." "The sponsor removes it with update --rem-status clientTransferProhibited before the new registrar asks.";
        "serverTransferProhibited" "The registry refuses transfers: a new name, a recent transfer, a dispute." "Wait or ask the registry.";
    }
    "domain status" "RFC 5731, section 2.3" {
        "clientHold" "The sponsor keeps the domain out of the DNS: it does not resolve." "Remove it with domain update --rem-status clientHold when the reason, often an unpaid bill or unverified data, is gone.";
        "serverHold" "The registry keeps the domain out of the DNS." "Ask the registry: missing verification, abuse, a dispute.";
        "inactive" "The domain has no name servers, so it is not in the DNS." "Add some with domain update --add-ns. The server removes the status itself.";
        "clientRenewProhibited" "The sponsor protects the domain against renewal." "Remove it with domain update --rem-status clientRenewProhibited, then renew.";
        "serverRenewProhibited" "The registry refuses renewals." "Ask the registry.";
        "pendingRenew" "A renewal was accepted and is not finished." "Wait for the message in the queue (poll).";
    }
    "rgpStatus" "RFC 3915, section 3.1" {
        "addPeriod" "The domain is new: deleted now, the registry gives the money back." "Delete within the period if the registration was a mistake.";
        "autoRenewPeriod" "The registry renewed the domain by itself at its expiry; deleted now, the money comes back." "Renewing explicitly adds to that. Delete within the period if the holder does not want it.";
        "renewPeriod" "The domain was renewed lately; deleted now, the money for it comes back." "Nothing, unless the renewal was a mistake.";
        "transferPeriod" "The domain was transferred lately; deleted now, the money for the added year comes back." "Nothing, unless the transfer was a mistake.";
        "redemptionPeriod" "The domain was deleted and does not resolve, but can still be brought back." "domain restore NAME, then the report if the registry wants one. When the period ends, it is too late.";
        "pendingRestore" "A restore was asked for and the registry waits for the report." "Send domain restore NAME report with its data in time, or the domain falls back to redemptionPeriod.";
    }
    "trStatus" "RFC 5730, section 2.9.3.4; RFC 5731, section 3.2.4" {
        "pending" "A transfer was asked for and waits for a decision." "The sponsor answers with transfer approve or reject; the one who asked may cancel. acDate says until when.";
        "clientApproved" "The sponsor agreed to the transfer." "Nothing; reID is the new sponsor.";
        "clientRejected" "The sponsor refused the transfer." "Ask the sponsor why, then ask for the transfer again.";
        "clientCancelled" "The registrar that asked for the transfer withdrew it." "Nothing.";
        "serverApproved" "The registry completed the transfer, usually because the time for an answer ran out." "Nothing.";
        "serverCancelled" "The registry stopped the transfer." "Ask the registry.";
    }
}
