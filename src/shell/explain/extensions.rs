//! What the words of extensions mean.

use super::Entry;

entries! {
    "launch phase" "RFC 8334, section 2.3" {
        "sunrise" "Holders of trademarks apply for names, or register them, before anybody else." "domain create needs a signed mark, or another proof that the registry asks for.";
        "landrush" "Anybody may apply for names, or register them, for some time before the zone opens; often at a price." "domain create names the phase; if several want the name, the registry's rule decides, such as an auction.";
        "claims" "Names are registered, and who registers one that matches a trademark is shown a notice first." "Ask with the claims check, show the notice to the holder, and send its id and the time of acceptance with domain create.";
        "open" "The zone is open: names are registered as ever, first come, first served." "Nothing more is needed; many registries take commands without a phase now.";
    }
    "launch phase, status or name" "RFC 8334, sections 2.3 and 2.4" {
        "custom" "A phase or an application status that is the registry's own; its name stands beside it." "Read in the registry's documentation what that name means.";
    }
    "application status" "RFC 8334, section 2.4" {
        "pendingValidation" "The application or registration is in, and its mark is being validated." "Wait for the message in the queue (poll), or look with domain info and the application's id.";
        "validated" "The validation went well; the application takes part in what comes next." "Wait for the allocation.";
        "invalid" "The validation failed: the application is out." "See the reason in the message; with time left, apply again with a valid mark.";
        "pendingAllocation" "The application is valid and waits for the decision who gets the name, such as an auction." "Wait for the message in the queue (poll); the decision may need something of the applicant.";
        "allocated" "The application won: the domain was created, and may still be pendingCreate." "Look with domain info without the application's id.";
        "rejected" "The application did not get the name: another one won, or the registry's rules forbid it." "Nothing more is done; ask the registry whether money comes back.";
    }
    "form of a launch check" "RFC 8334, section 3.1" {
        "avail" "Asks whether names are available in the phase." "domain check with the launch phase.";
        "trademark" "Asks whether names match trademarks, whatever the phase." "domain check with the trademark form.";
    }
    "launch object" "RFC 8334, section 3.3" {
        "application" "What is created is an application: several may exist for one name, each with an id of its own." "Keep the application's id: info, update and delete need it.";
        "registration" "What is created is a registration: the name is taken at once, perhaps pending." "Nothing more is needed.";
    }
    "operation of a change message" "RFC 8590, section 2.1" {
        "create" "The registry created the object, not you." "See who and the reason, and take the object into your records.";
        "delete" "The registry deleted the object; a domain may be in redemptionPeriod." "See who and the reason; tell the holder.";
        "renew" "The registry renewed the domain at somebody's wish." "Take the new exDate into your records.";
        "transfer" "The registry moved the object to another sponsor, such as after a dispute." "Compare clID in the state before with the state after.";
        "update" "The registry changed the object." "Compare the state before with the state after: servers' statuses, contacts, name servers.";
        "restore" "The registry brought the domain back from its deletion." "See the reason; a report may still be due.";
        "autoRenew" "The domain came to its expiry and was renewed by itself." "Delete it within autoRenewPeriod if the holder does not want it.";
        "autoDelete" "The domain came to its end and was deleted by itself; in redemptionPeriod it can be restored." "domain restore, if the holder wants it.";
        "autoPurge" "The domain is gone for good after redemptionPeriod and pendingDelete; anybody may register it." "Take it out of your records.";
        "custom" "An operation of the registry's own; its name stands in op." "Read in the registry's documentation what that name means.";
    }
    "state in a change message" "RFC 8590, section 2.2" {
        "before" "The object as it was before the change; a message with the state after follows, or came." "Read both messages and compare.";
        "after" "The object as it is after the change; a message that names no state is one of these." "Take the data into your records.";
    }
    "case of a change message" "RFC 8590, section 3.1.2" {
        "udrp" "The change follows from a case of the Uniform Domain-Name Dispute-Resolution Policy; its number stands beside it." "Follow the provider's decision; do not touch the name meanwhile.";
        "urs" "The change follows from a case of the Uniform Rapid Suspension system; its number stands beside it." "Leave the locks and name servers as they are: the registry set them for the case.";
    }
    "command that a fee is for" "RFC 8748, section 3.1" {
        "create" "The fee for a registration, for the period that stands beside it." "Give the same fee with domain create, where the registry asks for it.";
        "delete" "The fee for a deletion, or the credit within a grace period, which is below zero." "Look at the credit before you delete.";
        "renew" "The fee for a renewal, for the period that stands beside it." "Give the same fee with domain renew, where the registry asks for it.";
        "transfer" "The fee for a transfer, mostly with a year's renewal in it." "Give the same fee with domain transfer request, where the registry asks for it.";
        "update" "The fee for a change." "Give the same fee with domain update, where the registry asks for it.";
        "restore" "The fee for a restore out of redemptionPeriod; a renewal may come on top." "Give the same fee with domain restore, where the registry asks for it.";
        "custom" "The fee for an operation of the registry's own; its name stands beside it." "Read in the registry's documentation what that name means.";
    }
    "when a fee is charged" "RFC 8748, section 3.4.4" {
        "immediate" "The account is charged at once." "Nothing.";
        "delayed" "The account is charged later, such as at the end of a grace period; until then a deletion costs nothing." "Look at the grace period beside it.";
    }
    "class of a price" "RFC 8748, section 3.7" {
        "standard" "The name costs what most names cost." "Nothing; another class, such as premium, costs something else, and its fee must be given.";
    }
    "login event" "RFC 8807, section 2.1" {
        "password" "The password expires, or has expired; exDate says when." "passwd rotate makes a new one, passwd takes one of yours.";
        "certificate" "The client certificate expires, or has expired; exDate says when." "Get a new one, have the registry enter it where it must, and set cert and key in the profile.";
        "cipher" "The connection's cipher suite is insecure or will not be taken any more; value names it." "Let your TLS library be updated.";
        "tlsProtocol" "The connection's version of TLS is insecure or will not be taken any more; value names it." "Let your TLS library be updated.";
        "newPW" "The new password does not meet the registry's rules." "Choose another one; the event's text tells the rules.";
        "stat" "A number that the registry keeps of your logins, such as failedLogins; value and duration tell how many in which time." "If failed logins are not your own, ask the registry and change the password.";
        "custom" "An event of the registry's own; its name stands beside it." "Read the event's text and the registry's documentation.";
    }
    "level of a login event" "RFC 8807, section 2.1" {
        "warning" "Something will be a problem; the login went well." "Do what the event asks for before its exDate.";
        "error" "Something is a problem, and may be why the login was refused." "Do what the event asks for, then log in again.";
    }
    "kind of a maintenance message" "RFC 9167" {
        "create" "A maintenance was announced." "maintenance info with its id shows all of it.";
        "update" "An announced maintenance was changed: look at start and end again." "maintenance info with its id shows all of it.";
        "delete" "An announced maintenance does not take place." "Nothing.";
        "courtesy" "A maintenance is near; this reminds of it." "Hold back what need not run meanwhile.";
        "end" "A maintenance is over." "Run what was held back.";
    }
    "impact of a maintenance" "RFC 9167" {
        "none" "The system works as ever meanwhile." "Nothing.";
        "partial" "The system works in parts or slowly meanwhile." "Expect refusals and time-outs; look with info before you repeat a change.";
        "full" "The system does not work meanwhile." "Hold back what needs it until the end.";
    }
    "reason of a maintenance" "RFC 9167" {
        "planned" "The maintenance was planned." "Nothing.";
        "emergency" "The maintenance could not wait." "Look into the queue for its end: it may change.";
    }
    "environment of a maintenance" "RFC 9167" {
        "production" "It is about the real registry." "Tell those who depend on it.";
        "ote" "It is about the registry's test environment for registrars." "Hold back your tests.";
        "staging" "It is about an environment in which the registry tries things before they go live." "Nothing, unless you use it.";
        "dev" "It is about the registry's environment for development." "Nothing, unless you use it.";
        "custom" "It is about another environment; its name stands beside it." "Read in the registry's documentation what that name means.";
    }
    "organization status" "RFC 8543, section 3.4" {
        "hold" "The organization has been suspended: nothing new can be linked to it." "Ask the registry, or the registrar that sponsors it.";
        "terminated" "The organization has ended, and only stays until nothing refers to it." "Link its objects to another organization.";
        "clientLinkProhibited" "The sponsor refuses that objects be linked to the organization, or to it in that role." "The sponsor removes it with org update --rem-status clientLinkProhibited.";
        "serverLinkProhibited" "The registry refuses that objects be linked to the organization, or to it in that role." "Ask the registry.";
    }
    "organization role" "RFC 8543, section 3.2" {
        "registrar" "The organization registers names with the registry." "Its IANA id may stand beside the role.";
        "reseller" "The organization sells names through a registrar." "Link it to the names that it sold.";
        "privacyproxy" "The organization stands in for holders who do not want to be named." "Link it to the names that it stands in for.";
        "dns-operator" "The organization runs the name servers of names." "Link it to the names that it serves.";
    }
}
