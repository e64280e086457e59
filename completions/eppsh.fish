# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_eppsh_global_optspecs
    string join \n o/output= json xml q/query= raw dry-run cltrid= timeout= v/verbose y/yes= reveal exit-status keep-going lang= no-color color= no-input config= c= f= server= user= password= ca= cert= key= key-password= pkcs12= pin= server-name= insecure plain agent no-agent 4 6 h/help V/version
end

function __fish_eppsh_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_eppsh_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_eppsh_using_subcommand
    set -l cmd (__fish_eppsh_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c eppsh -n "__fish_eppsh_needs_command" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_needs_command" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_needs_command" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -s c -d 'Run this command; may be given again, in one session' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -s f -d 'Run the commands in a file, in one session' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_needs_command" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_needs_command" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_needs_command" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_needs_command" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_needs_command" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_needs_command" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_needs_command" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_needs_command" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_needs_command" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_needs_command" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_needs_command" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_needs_command" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_needs_command" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_needs_command" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_needs_command" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_needs_command" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_needs_command" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_needs_command" -s V -l version -d 'Print version'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "hello" -d 'Ask the server for its greeting'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "logout" -d 'Log out and close the connection'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "poll" -d 'Read the oldest message of the queue, or acknowledge one'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "domain" -d 'Domain names'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "host" -d 'Host objects (name servers)'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "contact" -d 'Contacts'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "keyrelay" -d 'DNSSEC keys passed on to a name\'s other DNS operator'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "maintenance" -d 'Maintenance of the registry\'s systems'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "org" -d 'Organizations: resellers, proxies, DNS operators'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "billing" -d 'TCI: the registrar\'s account'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "limits" -d 'TCI: how many requests are left'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "stat" -d 'TCI: how many objects there are'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "login" -d 'Log in; the shell does so by itself'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "passwd" -d 'Change the password, prove it by a second login, store it where the profile has it'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "doctor" -d 'Go the way to the registry step by step, and say at each what to do'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "log" -d 'The audit log: what was sent to registries, and what came back'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "transfer" -d 'Transfers that wait for a decision of ours'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "bulk" -d 'Run a command for each row of a table, once, whatever happens meanwhile'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "doubt" -d 'Commands whose outcome is not known: sent, and no answer came that can be trusted'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "raw" -d 'Send a frame as it is'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "show" -d 'Print saved frames in any view, without a connection'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "agent" -d 'A process that holds a session: one-shot commands use it, and cost no login'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "gateway" -d 'A REST/JSON gateway in front of a registry, over a pool of EPP sessions'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "registry" -d 'The registry in this program, as a process'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "profile" -d 'The profiles in the configuration file'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "spec" -d 'The declarations of objects and extensions'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "completions" -d 'Print a completion script'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "man" -d 'Print the manual page'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "help" -d 'What can be typed'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "explain" -d 'What a result code or a status means, and what to do'
complete -c eppsh -n "__fish_eppsh_needs_command" -f -a "sandbox" -d 'Act as the operator of @sandbox: clock, admin, poll, bot, balance, fault, trid, …'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand hello" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand logout" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -a "drain" -d 'Read every message, keep it, and only then acknowledge it'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -a "watch" -d 'Look at the queue again and again: show what is new, or drain it'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and not __fish_seen_subcommand_from drain watch count" -a "count" -d 'How many messages wait; none is acknowledged'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l to -d 'Add each message to this file, one JSON object on a line, safe on disk before it is acknowledged' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l exec -d 'Hand each message to this command as JSON on its standard input; acknowledged when it exits with 0' -r -f -a "(__fish_complete_command)"
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l max -d 'Stop after so many messages' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from drain" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l to -d 'Add each message to this file, one JSON object on a line, safe on disk before it is acknowledged' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l exec -d 'Hand each message to this command as JSON on its standard input; acknowledged when it exits with 0' -r -f -a "(__fish_complete_command)"
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from watch" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand poll; and __fish_seen_subcommand_from count" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -f -a "check" -d 'Ask whether names can be registered'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -f -a "info" -d 'Show a domain name\'s data'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -f -a "create" -d 'Register a domain name'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -f -a "delete" -d 'Delete a domain name'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -f -a "renew" -d 'Extend a registration'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -f -a "transfer" -d 'Request, query, approve, reject or cancel a transfer'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -f -a "update" -d 'Change a domain name'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and not __fish_seen_subcommand_from check info create delete renew transfer update restore" -f -a "restore" -d 'Bring back a name that was deleted'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l allocation-token -d 'Token that the registry gave for the name' -r -f
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l currency -d 'Currency of the prices: USD' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l fee -d 'Commands whose fee is asked for: create:1y,renew; in a phase create:1y:sunrise' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l idn-table -d 'IDN table that the name\'s characters belong to: ru, hin-Deva' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l uname -d 'The name as the registrant writes it, in Unicode' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l launch-phase -d 'Launch phase: claims, or with a name of its own custom:NAME' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l claims -d 'Ask for matching trademarks and their claim keys'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l launch-avail -d 'Ask whether the launch phase takes the name'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l trademark -d 'Ask for matching trademarks in whatever phase'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l hosts -d 'Which hosts to list: delegated, subordinate, all, none' -r -f -a "all\t''
del\t''
sub\t''
none\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l auth-roid -d 'roid of the object whose authInfo it is' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l auth -d 'authInfo of the name, to see what only its sponsor sees' -r -f
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l auth-ext -d 'authInfo of another form, as XML' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l currency -d 'Currency of the prices: USD' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l fee-phase -d 'Launch phase of that command' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l fee-subphase -d 'Name of the launch phase' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l fee-command -d 'Command to tell the fee of: renew' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l fee-period -d 'Period of that command: 1y' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l include-mark -d 'Show the mark that the application was made with' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l launch-phase -d 'Launch phase: sunrise, or with a name of its own custom:NAME' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l application-id -d 'Application to show' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l ttl-policy -d 'Show also which TTL values the registry allows' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l verification-profile -d 'Show it for this profile only' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l allocation-token -d 'Show the name\'s allocation token'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l ttl -d 'Show the TTL values'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l verification -d 'Show which verification codes are set and missing'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l period -d 'Length of the registration: 1y, 24m' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l ns -d 'Name server: a host object, or HOST=IP,IP where the registry has none' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l registrant -d 'Contact that holds the name' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l contact -d 'Contact and its role: admin:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l auth-roid -d 'roid of the object whose authInfo it is' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l auth -d 'authInfo; generated when it is left out' -r -f
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l auth-ext -d 'authInfo of another form, as XML' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l allocation-token -d 'Token that the registry gave for the name' -r -f
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l bundle-ulabel -d 'The name that heads the bundle, as U-label' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l bundle-rdn -d 'The name that heads the bundle, as A-label' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l naptr -d 'NAPTR record as in a zone file: \'10 100 u E2U+sip !^.*$!sip:info@example.com!\'' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l enum-validation -d 'Validation of the number: ID:METHOD:DATE:UNTIL, or id=ID,methodID=…' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l currency -d 'Currency of the amounts: USD' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l fee -d 'Fee agreed to: 12.50, or \'amount=12.50;description=TEXT\'' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l credit -d 'Credit expected, zero or less: --credit=-5.00' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l idn-table -d 'IDN table that the name\'s characters belong to: ru, hin-Deva' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l uname -d 'The name as the registrant writes it, in Unicode' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l launch-type -d 'Whether the registry keeps an application or registers the name' -r -f -a "application\t''
registration\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l launch-phase -d 'Launch phase: sunrise, or with a name of its own custom:NAME' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l code-mark -d 'Code of a validator, perhaps with its mark as XML: CODE, or \'CODE XML\'' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l signed-mark -d 'Signed mark as XML' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l encoded-mark -d 'Signed mark in Base64' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l claims-notice -d 'Claims notice that the registrant accepted: \'ID NOT-AFTER ACCEPTED\'' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l org-id -d 'Organization and its role: reseller:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l max-sig-life -d 'Longest life of a signature, in seconds' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l ds -d 'DS record as in a zone file: \'TAG ALG TYPE DIGEST\', with its key behind \' / \'' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l ds-from-key -d 'DNSKEY file (K….key of dnssec-keygen) to make DS records from; :sha384 chooses the digest' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l dnskey -d 'DNSKEY record as in a zone file: \'FLAGS PROTOCOL ALG KEY\'' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l ttl -d 'TTL of a type of record in seconds: NS:3600; NS alone for the registry\'s default' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l verification-code -d 'Signed verification code, encoded in Base64' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l description -d 'What the name is registered for' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l max-fee -d 'Ask the price first, refuse above this amount, and send it as the most to pay' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l bundle -d 'Register the name with the bundle of its variants'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l launch-phase -d 'Launch phase: sunrise, or with a name of its own custom:NAME' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l application-id -d 'Application that is meant' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l verification-code -d 'Signed verification code, encoded in Base64' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l plan -d 'Show what stands in the way and the steps to it, and delete nothing (RFC 9874)'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l cur-exp -d 'Date on which it expires now; asked for when left out' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l period -d 'How much longer: 1y, 24m' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l allocation-token -d 'Token that the registry gave for the name' -r -f
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l enum-validation -d 'Validation of the number: ID:METHOD:DATE:UNTIL, or id=ID,methodID=…' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l currency -d 'Currency of the amounts: USD' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l fee -d 'Fee agreed to: 12.50, or \'amount=12.50;description=TEXT\'' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l credit -d 'Credit expected, zero or less: --credit=-5.00' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l verification-code -d 'Signed verification code, encoded in Base64' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l max-fee -d 'Ask the price first, refuse above this amount, and send it as the most to pay' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from renew" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l period -d 'How much longer the name is registered with it: 1y' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l auth-roid -d 'roid of the object whose authInfo it is' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l auth -d 'authInfo of the name' -r -f
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l auth-ext -d 'authInfo of another form, as XML' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l allocation-token -d 'Token that the registry gave for the name' -r -f
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l enum-validation -d 'Validation of the number: ID:METHOD:DATE:UNTIL, or id=ID,methodID=…' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l currency -d 'Currency of the amounts: USD' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l fee -d 'Fee agreed to: 12.50, or \'amount=12.50;description=TEXT\'' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l credit -d 'Credit expected, zero or less: --credit=-5.00' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l verification-code -d 'Signed verification code, encoded in Base64' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l max-fee -d 'Ask the price first, refuse above this amount, and send it as the most to pay' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from transfer" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l add-ns -d 'Name server to add: HOST, or HOST=IP,IP' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l add-contact -d 'Contact to add: tech:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l add-status -d 'Status to add: clientHold, or clientHold:REASON' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l rem-ns -d 'Name server to remove' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l rem-contact -d 'Contact to remove: tech:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l rem-status -d 'Status to remove' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l registrant -d 'New holder; an empty one removes it' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l auth-roid -d 'roid of the object whose authInfo it is' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l auth -d 'New authInfo; none takes it away' -r -f
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l auth-ext -d 'New authInfo of another form, as XML' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l allocation-token -d 'Token that the registry gave for the name' -r -f
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l add-naptr -d 'NAPTR record to add' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l rem-naptr -d 'NAPTR record to remove' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l add-enum-validation -d 'Validation to add: ID:METHOD:DATE:UNTIL, or id=ID,methodID=…' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l rem-enum-validation -d 'Identifier of a validation to remove' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l chg-enum-validation -d 'Validation to replace: ID:METHOD:DATE:UNTIL, or id=ID,methodID=…' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l currency -d 'Currency of the amounts: USD' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l fee -d 'Fee agreed to: 12.50, or \'amount=12.50;description=TEXT\'' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l credit -d 'Credit expected, zero or less: --credit=-5.00' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l idn-table -d 'IDN table that the name\'s characters belong to: ru, hin-Deva' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l uname -d 'The name as the registrant writes it, in Unicode' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l launch-phase -d 'Launch phase: sunrise, or with a name of its own custom:NAME' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l application-id -d 'Application that is meant' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l add-org-id -d 'Organization to add, with its role: reseller:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l rem-org-id -d 'Organization to remove: its role, or ROLE:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l chg-org-id -d 'Organization that takes over a role: reseller:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l urgent -d 'Ask for quick processing' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l rem-ds-all -d 'Remove all DS and DNSKEY records' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l rem-ds -d 'DS record to remove' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l rem-ds-from-key -d 'DNSKEY file whose DS records to remove; :sha384 where they were made with that digest' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l rem-dnskey -d 'DNSKEY record to remove' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l add-max-sig-life -d 'Longest life of the added records\' signatures, in seconds' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l add-ds -d 'DS record to add' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l ds-from-key -d 'DNSKEY file (K….key of dnssec-keygen) whose DS records to add; :sha384 chooses the digest' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l add-dnskey -d 'DNSKEY record to add' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l max-sig-life -d 'Longest life of a signature, in seconds' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l chg-ds -d 'DS record that takes the place of those that were there' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l rem-key-tag -d 'Key tag whose DS records are removed' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l ttl -d 'New TTL of a type of record in seconds: NS:3600; NS alone for the default' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l verification-code -d 'Signed verification code, encoded in Base64' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l description -d 'What the name is registered for' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l max-fee -d 'Ask the price first, refuse above this amount, and send it as the most to pay' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l pre-data -d 'Registration data before the deletion' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l post-data -d 'Registration data now' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l del-time -d 'When it was deleted' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l res-time -d 'When its restoration was requested' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l reason-lang -d 'Language of the reason' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l reason -d 'Why it is restored' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l statement -d 'What the registrar states; two are usual' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l other -d 'Anything else' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l allocation-token -d 'Token that the registry gave for the name' -r -f
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l add-naptr -d 'NAPTR record to add' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l rem-naptr -d 'NAPTR record to remove' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l add-enum-validation -d 'Validation to add: ID:METHOD:DATE:UNTIL, or id=ID,methodID=…' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l rem-enum-validation -d 'Identifier of a validation to remove' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l chg-enum-validation -d 'Validation to replace: ID:METHOD:DATE:UNTIL, or id=ID,methodID=…' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l currency -d 'Currency of the amounts: USD' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l fee -d 'Fee agreed to: 12.50, or \'amount=12.50;description=TEXT\'' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l credit -d 'Credit expected, zero or less: --credit=-5.00' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l idn-table -d 'IDN table that the name\'s characters belong to: ru, hin-Deva' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l uname -d 'The name as the registrant writes it, in Unicode' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l launch-phase -d 'Launch phase: sunrise, or with a name of its own custom:NAME' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l application-id -d 'Application that is meant' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l add-org-id -d 'Organization to add, with its role: reseller:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l rem-org-id -d 'Organization to remove: its role, or ROLE:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l chg-org-id -d 'Organization that takes over a role: reseller:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l urgent -d 'Ask for quick processing' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l rem-ds-all -d 'Remove all DS and DNSKEY records' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l rem-ds -d 'DS record to remove' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l rem-ds-from-key -d 'DNSKEY file whose DS records to remove; :sha384 where they were made with that digest' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l rem-dnskey -d 'DNSKEY record to remove' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l add-max-sig-life -d 'Longest life of the added records\' signatures, in seconds' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l add-ds -d 'DS record to add' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l ds-from-key -d 'DNSKEY file (K….key of dnssec-keygen) whose DS records to add; :sha384 chooses the digest' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l add-dnskey -d 'DNSKEY record to add' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l max-sig-life -d 'Longest life of a signature, in seconds' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l chg-ds -d 'DS record that takes the place of those that were there' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l rem-key-tag -d 'Key tag whose DS records are removed' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l ttl -d 'New TTL of a type of record in seconds: NS:3600; NS alone for the default' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l verification-code -d 'Signed verification code, encoded in Base64' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l description -d 'What the name is registered for' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l max-fee -d 'Ask the price first, refuse above this amount, and send it as the most to pay' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand domain; and __fish_seen_subcommand_from restore" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -f -a "check" -d 'Ask whether hosts can be created'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -f -a "info" -d 'Show a host\'s data'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -f -a "create" -d 'Create a host'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -f -a "delete" -d 'Delete a host'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and not __fish_seen_subcommand_from check info create delete update" -f -a "update" -d 'Change a host\'s addresses, status or name'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l ttl-policy -d 'Show also which TTL values the registry allows' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l ttl -d 'Show the TTL values'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l addr -d 'IPv4 or IPv6 address' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l org-id -d 'Organization and its role: reseller:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l ttl -d 'TTL of a type of record in seconds: NS:3600; NS alone for the registry\'s default' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l add-addr -d 'Address to add' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l add-status -d 'Status to add' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l rem-addr -d 'Address to remove' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l rem-status -d 'Status to remove' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l name -d 'New name of the host' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l add-org-id -d 'Organization to add, with its role: reseller:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l rem-org-id -d 'Organization to remove: its role, or ROLE:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l chg-org-id -d 'Organization that takes over a role: reseller:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l ttl -d 'New TTL of a type of record in seconds: NS:3600; NS alone for the default' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand host; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -f -a "check" -d 'Ask whether contact identifiers are free'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -f -a "info" -d 'Show a contact\'s data'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -f -a "create" -d 'Create a contact'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -f -a "delete" -d 'Delete a contact'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -f -a "transfer" -d 'Request, query, approve, reject or cancel a transfer'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and not __fish_seen_subcommand_from check info create delete transfer update" -f -a "update" -d 'Change a contact'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l auth-roid -d 'roid of the object whose authInfo it is' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l auth -d 'authInfo of the contact' -r -f
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l auth-ext -d 'authInfo of another form, as XML' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l verification-profile -d 'Show it for this profile only' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l verification -d 'Show which verification codes are set and missing'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l type -d 'Form of the address: int (ASCII) or loc (any script)' -r -f -a "int\t''
loc\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l name -d 'Name of the person or role' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l org -d 'Organisation' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l street -d 'Street, up to three lines' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l city -d 'City' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l sp -d 'State or province' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l pc -d 'Postal code' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l cc -d 'Country, two letters of ISO 3166-1' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l int-name -d 'Name of the person or role' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l int-org -d 'Organisation' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l int-street -d 'Street, up to three lines' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l int-city -d 'City' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l int-sp -d 'State or province' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l int-pc -d 'Postal code' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l int-cc -d 'Country, two letters of ISO 3166-1' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l loc-name -d 'Name of the person or role' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l loc-org -d 'Organisation' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l loc-street -d 'Street, up to three lines' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l loc-city -d 'City' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l loc-sp -d 'State or province' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l loc-pc -d 'Postal code' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l loc-cc -d 'Country, two letters of ISO 3166-1' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l voice -d 'Telephone: +7.4951234567, with extension +7.4951234567x12' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l fax -d 'Fax: +7.4951234567' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l email -d 'E-mail address' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l auth-roid -d 'roid of the object whose authInfo it is' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l auth -d 'authInfo; generated when it is left out' -r -f
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l auth-ext -d 'authInfo of another form, as XML' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l disclose -d 'What may be shown to others' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l no-disclose -d 'What must not be shown to others' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l addl-email-primary -d 'Make the additional address the one to write to' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l addl-email -d 'Additional e-mail address, in any script' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l org-id -d 'Organization and its role: reseller:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l verification-code -d 'Signed verification code, encoded in Base64' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l birthday -d 'Date of birth' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l passport -d 'Passport: number, by whom and when it was issued' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l tin -d 'Taxpayer identification number' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l tci-disclose -d 'What may be shown to others' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l tci-no-disclose -d 'What must not be shown to others' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l legal-addr -d 'Legal address: \'type=loc;street=Тверская, 1;city=Москва;cc=RU\'' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l person -d 'The contact is a person'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l organization -d 'The contact is an organisation'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l verification-code -d 'Signed verification code, encoded in Base64' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l auth-roid -d 'roid of the object whose authInfo it is' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l auth -d 'authInfo of the contact' -r -f
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l auth-ext -d 'authInfo of another form, as XML' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l verification-code -d 'Signed verification code, encoded in Base64' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from transfer" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l add-status -d 'Status to add' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l rem-status -d 'Status to remove' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l type -d 'Form of the address: int (ASCII) or loc (any script)' -r -f -a "int\t''
loc\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l name -d 'Name of the person or role' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l org -d 'Organisation; an empty one removes it' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l street -d 'Street, up to three lines; an address is replaced as a whole' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l city -d 'City' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l sp -d 'State or province' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l pc -d 'Postal code' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l cc -d 'Country, two letters of ISO 3166-1' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l int-name -d 'Name of the person or role' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l int-org -d 'Organisation; an empty one removes it' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l int-street -d 'Street, up to three lines; an address is replaced as a whole' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l int-city -d 'City' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l int-sp -d 'State or province' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l int-pc -d 'Postal code' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l int-cc -d 'Country, two letters of ISO 3166-1' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l loc-name -d 'Name of the person or role' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l loc-org -d 'Organisation; an empty one removes it' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l loc-street -d 'Street, up to three lines; an address is replaced as a whole' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l loc-city -d 'City' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l loc-sp -d 'State or province' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l loc-pc -d 'Postal code' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l loc-cc -d 'Country, two letters of ISO 3166-1' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l voice -d 'Telephone: +7.4951234567' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l fax -d 'Fax: +7.4951234567' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l email -d 'E-mail address' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l auth-roid -d 'roid of the object whose authInfo it is' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l auth -d 'New authInfo' -r -f
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l auth-ext -d 'New authInfo of another form, as XML' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l disclose -d 'What may be shown to others' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l no-disclose -d 'What must not be shown to others' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l addl-email-primary -d 'Make the additional address the one to write to' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l addl-email -d 'Additional e-mail address, in any script; an empty one removes it' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l add-org-id -d 'Organization to add, with its role: reseller:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l rem-org-id -d 'Organization to remove: its role, or ROLE:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l chg-org-id -d 'Organization that takes over a role: reseller:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l verification-code -d 'Signed verification code, encoded in Base64' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l birthday -d 'Date of birth' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l passport -d 'Passport: number, by whom and when it was issued' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l tin -d 'Taxpayer identification number' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l tci-disclose -d 'What may be shown to others' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l tci-no-disclose -d 'What must not be shown to others' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l legal-addr -d 'Legal address: \'type=loc;street=Тверская, 1;city=Москва;cc=RU\'' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l person -d 'The contact is a person'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l organization -d 'The contact is an organisation'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand contact; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and not __fish_seen_subcommand_from create" -f -a "create" -d 'Send DNSKEY records to the sponsor of a domain name'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l auth-roid -d 'roid of the object whose authInfo it is' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l auth -d 'authInfo of the name' -r -f
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l auth-ext -d 'authInfo of another form, as XML' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l dnskey -d 'DNSKEY record to pass on: \'FLAGS PROTOCOL ALG KEY\', or \'FLAGS … KEY / P1M13D\'' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand keyrelay; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and not __fish_seen_subcommand_from info" -f -a "info" -d 'Show a maintenance notice, or list all with --list'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l id-name -d 'Name of the notice beside its identifier' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l id-lang -d 'Language of that name' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l list -d 'List the notices instead of showing one'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand maintenance; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -f -a "check" -d 'Ask whether organization identifiers are free'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -f -a "info" -d 'Show an organization\'s data'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -f -a "create" -d 'Create an organization'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -f -a "delete" -d 'Delete an organization'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and not __fish_seen_subcommand_from check info create delete update" -f -a "update" -d 'Change an organization'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l role -d 'Role, its identifier and statuses: reseller, or registrar:1362:ok' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l status -d 'Status of the organization' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l parent-id -d 'Organization above it' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l type -d 'Form of the address: int (ASCII) or loc (any script)' -r -f -a "int\t''
loc\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l name -d 'Name of the organization' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l street -d 'Street, up to three lines' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l city -d 'City' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l sp -d 'State or province' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l pc -d 'Postal code' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l cc -d 'Country, two letters of ISO 3166-1' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l int-name -d 'Name of the organization' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l int-street -d 'Street, up to three lines' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l int-city -d 'City' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l int-sp -d 'State or province' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l int-pc -d 'Postal code' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l int-cc -d 'Country, two letters of ISO 3166-1' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l loc-name -d 'Name of the organization' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l loc-street -d 'Street, up to three lines' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l loc-city -d 'City' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l loc-sp -d 'State or province' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l loc-pc -d 'Postal code' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l loc-cc -d 'Country, two letters of ISO 3166-1' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l voice -d 'Telephone: +7.4951234567, with extension +7.4951234567x12' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l fax -d 'Fax: +7.4951234567' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l email -d 'E-mail address' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l url -d 'Web address' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l contact -d 'Contact and its role: admin:ID, or type=custom,typeName=WORD,id=ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l add-contact -d 'Contact to add: tech:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l add-role -d 'Role to add: privacyproxy, or registrar:1362:ok' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l add-status -d 'Status to add' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l rem-contact -d 'Contact to remove: tech:ID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l rem-role -d 'Role to remove: reseller' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l rem-status -d 'Status to remove' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l parent-id -d 'Organization above it' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l type -d 'Form of the address: int (ASCII) or loc (any script)' -r -f -a "int\t''
loc\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l name -d 'Name of the organization' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l street -d 'Street, up to three lines' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l city -d 'City' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l sp -d 'State or province' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l pc -d 'Postal code' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l cc -d 'Country, two letters of ISO 3166-1' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l int-name -d 'Name of the organization' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l int-street -d 'Street, up to three lines' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l int-city -d 'City' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l int-sp -d 'State or province' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l int-pc -d 'Postal code' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l int-cc -d 'Country, two letters of ISO 3166-1' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l loc-name -d 'Name of the organization' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l loc-street -d 'Street, up to three lines' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l loc-city -d 'City' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l loc-sp -d 'State or province' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l loc-pc -d 'Postal code' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l loc-cc -d 'Country, two letters of ISO 3166-1' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l voice -d 'Telephone: +7.4951234567' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l fax -d 'Fax: +7.4951234567; an empty one removes it' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l email -d 'E-mail address' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l url -d 'Web address' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand org; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and not __fish_seen_subcommand_from info" -f -a "info" -d 'Show the registrar\'s balance or what will be charged'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l date -d 'Day from which: 2027-01-31' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l period-unit -d 'Unit of the period: days, months or years' -r -f -a "d\t''
m\t''
y\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l period -d 'How long a time from that day' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l currency -d 'Currency: RUB' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand billing; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and not __fish_seen_subcommand_from info" -f -a "info" -d 'Show how many requests are left in this hour'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand limits; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and not __fish_seen_subcommand_from info" -f -a "info" -d 'Count the registrar\'s objects'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand stat; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l new-password -d 'Change the password: prompt, env:VAR, cmd:\'…\', @file or gen' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand login" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l new-password -d 'The new one: prompt (twice), env:VAR, cmd:\'…\', @file, or - for the first line of standard input' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l store-cmd -d 'Give the new one to this command on its standard input, instead of storing it where the profile has it from' -r -f -a "(__fish_complete_command)"
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and not __fish_seen_subcommand_from rotate" -f -a "rotate" -d 'Make a new one by itself; nobody needs to see it'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l length -d 'How many characters, 16 without it; more need the registry\'s login security (RFC 8807)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l store-cmd -d 'Give the new one to this command on its standard input, instead of storing it where the profile has it from' -r -f -a "(__fish_complete_command)"
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l resume -d 'Finish a change that was broken off, and begin none'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l forget -d 'Give up a change that was broken off, and forget its password'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand passwd; and __fish_seen_subcommand_from rotate" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand doctor" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -f -a "find" -d 'Find entries'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -f -a "tail" -d 'The last entries'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -f -a "verify" -d 'Whether the log is whole and as it was written'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and not __fish_seen_subcommand_from find tail verify export" -f -a "export" -d 'Everything about a transaction, for the registry\'s help desk; secrets are masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l code -d 'A result code, or its beginning: 23xx' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l since -d 'From this date or time on, in UTC' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l until -d 'Before this date or time' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from find" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l lines -d 'How many' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from tail" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l ticket -d 'A clTRID or an svTRID' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l to -d 'A new file, instead of standard output' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand log; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -f -a "inbox" -d 'List them with their deadlines, by the messages read and by asking the registry'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -f -a "approve" -d 'Approve them, each once'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and not __fish_seen_subcommand_from inbox approve reject" -f -a "reject" -d 'Reject them, each once'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l from -d 'Look at the transfers in this file of drained messages too' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from inbox" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l from -d 'Look at the transfers in this file of drained messages too' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l before -d 'Only those that the registry decides by itself within this time' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l all -d 'All that wait, not only those named'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from approve" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l from -d 'Look at the transfers in this file of drained messages too' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l before -d 'Only those that the registry decides by itself within this time' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l all -d 'All that wait, not only those named'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand transfer; and __fish_seen_subcommand_from reject" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l journal -d 'Where the run writes down each row; the table\'s name and .journal without it' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l resume -d 'Go on with the run of this journal' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l only -d 'Only the rows that the registry refused' -r -f -a "failed\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l sessions -d 'How many sessions work at once' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l undo -d 'Where the commands go that take back what was done; the journal\'s name and .undo without it' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l plan -d 'Show the requests and what they cost, and send none'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l apply -d 'Send them'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand bulk" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -f -a "list" -d 'List them'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -f -a "show" -d 'Show one with its frame, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and not __fish_seen_subcommand_from list show resolve" -f -a "resolve" -d 'Ask the registry what became of them; nothing is sent again'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l as -d 'Do not ask: what you know has become of it' -r -f -a "applied\t''
not-applied\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand doubt; and __fish_seen_subcommand_from resolve" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand raw" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l from -d 'What the files hold' -r -f -a "xml\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand show" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -f -a "start" -d 'Log in, and hold the session until `agent stop`'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -f -a "stop" -d 'Log out and end it; a command under way gets its answer'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and not __fish_seen_subcommand_from start stop status" -f -a "status" -d 'Whether its session is open, since when, how many commands it has forwarded'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l idle -d 'End by itself when no command came for this long: 8h' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l foreground -d 'Stay here, and say on stderr what happens: for systemd'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l detached -d 'The process that leaves'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from start" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l all -d 'All agents of this user'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from stop" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand agent; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l listen -d 'Where to listen; port 0 takes a free one; without a certificate on loopback only' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l sessions -d 'How many EPP sessions to use, one command at a time in each [EPP_SESSIONS, else 1]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l keepalive -d 'How often an idle session says hello; 0 is never [EPP_KEEPALIVE, else never]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l queue -d 'How many requests may wait for a session before 503 is answered' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l listen-cert -d 'Certificate of the listener (PEM, with its chain), read again when it changes' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l listen-key -d 'Its key (PEM), where it is not in the same file' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l users -d 'Who may use it: an htpasswd file (bcrypt, $apr1$ or {SHA}), read again when it changes' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l idempotency -d 'Where Idempotency-Keys are kept: sqlite:PATH, or postgres://… for several gateways [a file in the state directory]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l keep-keys -d 'How long they are kept' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l connections -d 'How many HTTP connections there may be at once' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l max-body -d 'The largest body that is read' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l log -d 'How the log on stderr is written' -r -f -a "text\t''
json\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l eager -d 'Open the sessions now instead of at the first request'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l without-users -d 'Let everyone who reaches the port spend this account\'s money, beyond loopback too'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand gateway" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "cert" -d 'Certificates of the registry\'s own authority'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "check" -d 'Look whether the database is whole'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "backup" -d 'Write the whole database to a file, while servers run'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "restore" -d 'Fill the database from such a file; it may have been of another kind'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "transcript" -d 'What `serve --transcript FILE` wrote'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "snapshot" -d 'States of the registry by name, to come back to'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "seed" -d 'Make many domains, with contacts and hosts, or one in every state of its life'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "clock" -d 'Show or set its clock: freeze, thaw, advance 46d, set TIME, run-to NAME EVENT'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "admin" -d 'Act on an object as the registry: lock, hold, approve, delete, restore, … NAME'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "suspend" -d 'Let a registrar only look'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "activate" -d 'Let a suspended registrar work again'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "expire-password" -d 'Let a registrar\'s password be over: ID'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "revoke-cert" -d 'Take back a registrar\'s certificates, or one: ID|FINGERPRINT'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "poll" -d 'Put a message into a registrar\'s queue: push ID TEXT --kind KIND --file FILE.xml --count N'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "bot" -d 'Let a registrar decide about transfers by itself: ID approve|reject|cancel|off --after 2s'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "balance" -d 'Show or change what a registrar has paid in: ID [AMOUNT]'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "fault" -d 'Make faults on purpose: add COMMAND ACTION, list, clear'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "limits" -d 'Parameters set for a while, without a restart: drill, set NAME=VALUE, reset'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "ote" -d 'What registrars have shown in an operational test, and what is missing: status [ID]'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "trid" -d 'What came of a command whose answer was lost, by either transaction id'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "init" -d 'Make a directory with a registry, its certificates and its registrars'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and not __fish_seen_subcommand_from cert check backup restore transcript snapshot seed clock admin suspend activate expire-password revoke-cert poll bot balance fault limits ote trid init serve" -f -a "serve" -d 'Serve it; without DIR, one in the user\'s state directory, made at its first start'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -f -a "issue" -d 'Make a certificate for a registrar, or one for several'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -f -a "revoke" -d 'Take a certificate back'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from cert" -f -a "list" -d 'List the certificates on file'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l db -d 'Database, where it is not the one that DIR names: sqlite:PATH or postgres://…' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l db -d 'Database, where it is not the one that DIR names: sqlite:PATH or postgres://…' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from backup" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l db -d 'Database, where it is not the one that DIR names: sqlite:PATH or postgres://…' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l replace -d 'Lose whatever the database holds now'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from restore" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -f -a "export" -d 'Print its frames as XML'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -f -a "diff" -d 'Tell where two differ in result codes; 8 when they do'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from transcript" -f -a "replay" -d 'Send its commands to the profile\'s server, and tell which result codes differ'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -f -a "save" -d 'Keep the present state'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -f -a "load" -d 'Come back to a state; servers may run'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from snapshot" -f -a "list" -d 'Name the states'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l db -d 'Database, where it is not the one that DIR names: sqlite:PATH or postgres://…' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l domains -d 'How many domains' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from seed" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from clock" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from admin" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from suspend" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from activate" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from expire-password" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from revoke-cert" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from poll" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from bot" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from balance" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from fault" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from limits" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from ote" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from trid" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l profile -d 'The registry\'s rules: lenient, tci, rst, or a file of your own (FILE.toml)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l tld -d 'A zone to serve: дети' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l registrar -d 'A registrar; TEST-A and TEST-B when none is named' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l db -d 'Database, where it is not a file in DIR: sqlite:PATH or postgres://…' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l profile -d 'Without DIR: the rules, lenient unless told: lenient, tci, rst, or FILE.toml' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l listen -d 'Where to listen; port 0 takes a free one' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l db -d 'Database, where it is not the one that DIR names: sqlite:PATH or postgres://…' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l metrics -d 'Tell counts in Prometheus\' form there, at /metrics' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l transcript -d 'Write every frame to a file, secrets masked' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l deterministic -d 'Make transaction ids that are the same in every run, and stop the registry\'s clock' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l log -d 'How the log on stderr is written' -r -f -a "text\t''
json\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand registry; and __fish_seen_subcommand_from serve" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -f -a "list" -d 'Name them'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and not __fish_seen_subcommand_from list show" -f -a "show" -d 'Show one as it is understood, secrets left out'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand profile; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -f -a "list" -d 'List them'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -f -a "draft" -d 'Draft one from an XML Schema, to look over and keep'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -f -a "show" -d 'Print one'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and not __fish_seen_subcommand_from list draft show check" -f -a "check" -d 'Check files of your own, and run their examples'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l not-covered -d 'The namespaces that are known and have no spec, with the reason'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l as -d 'An object with commands of its own, or an extension of others\' commands' -r -f -a "object\t''
extension\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l object -d 'What an extension extends: domain, contact, host' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from draft" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l frame -d 'Its bare frames, as they go over the wire, instead of the whole file'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l xsd -d 'Hold every example against this XML Schema' -r -F
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand spec; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand completions" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand man" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand help" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand explain" -s h -l help -d 'Print help'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -s o -l output -d 'How to print the answer' -r -f -a "json\t''
xml\t''
table\t''
xmltodict\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -s q -l query -d 'Print what this jq filter makes of the answer' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l cltrid -d 'Client transaction id to use' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l timeout -d 'How long to wait for an answer: 30s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -s y -l yes -d 'Do not ask before doing it; with a production profile the object\'s name must be given' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l lang -d 'Language of the server\'s messages: en, ru' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l color -d 'Colours: auto, always, never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l config -d 'Configuration file [EPPSH_CONFIG]' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l server -d 'Server, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l user -d 'Client identifier, instead of the profile\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l password -d 'Password: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l ca -d 'Certificates of the only authorities to trust' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l cert -d 'Client certificate (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l key -d 'Its key (PEM)' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l key-password -d 'The key\'s passphrase: prompt, env:VAR, cmd:\'…\', @file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l pkcs12 -d 'Client certificate and key in one file' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l pin -d 'Fingerprint the server\'s certificate must have' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l server-name -d 'Name the server\'s certificate is for, where it is not the host\'s' -r
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l json -d 'The same as -o json'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l xml -d 'The same as -o xml'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l raw -d 'With -o xml the answer\'s own bytes, with -q texts without quotes'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l dry-run -d 'Print the request and send nothing'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -s v -l verbose -d 'Show the frames on the wire, secrets masked'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l reveal -d 'Show secrets in answers'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l exit-status -d 'Exit with 8 when the answer is a "no": name taken, queue empty'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l keep-going -d 'Go on after a command that failed'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l no-color -d 'No colours'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l no-input -d 'Never ask for anything'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l insecure -d 'Do not check the server\'s certificate'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l plain -d 'Without TLS, on a loopback address only'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l agent -d 'Through the session agent only, in the shell too; never a login of its own'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -l no-agent -d 'A session of its own, even where an agent holds one'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -s 4 -d 'IPv4 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -s 6 -d 'IPv6 only'
complete -c eppsh -n "__fish_eppsh_using_subcommand sandbox" -s h -l help -d 'Print help'
