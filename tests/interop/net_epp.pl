#!/usr/bin/perl
# Every command of Net::EPP against a registry; one line per step: NAME CODE [DETAIL].
#
#   net_epp.pl PORT DIR FRAMES PROFILE
#
# DIR is what `eppsh registry init` made, PROFILE its rules; each frame of the server is kept in FRAMES, a new or empty
# directory. The package has no function for extensions: they are put into its own frames before it sends them.
use strict;
use warnings;
use utf8;
use Net::EPP::Simple;
use Net::EPP::Frame;

my ($port, $dir, $frames, $profile) = @ARGV;
die "usage: net_epp.pl PORT DIR FRAMES PROFILE\n" unless defined $profile;
my $tci = $profile eq 'tci';
binmode STDOUT, ':encoding(UTF-8)';
$| = 1;

# What the server sent is kept byte for byte, before the library touches it.
my ($count, $last) = (0);
{
    no warnings 'redefine';
    my $read = \&Net::EPP::Protocol::get_frame;
    *Net::EPP::Protocol::get_frame = sub {
        my $xml = $read->(@_);
        open my $file, '>:raw', sprintf('%s/%04d.xml', $frames, $count++) or die "cannot keep a frame: $!\n";
        print {$file} $xml;
        close $file;
        $last = $xml;
        return $xml;
    };
}

# Data of an extension for the next frame, as XML.
my $beside;
{
    no warnings 'redefine';
    my $request = \&Net::EPP::Simple::request;
    *Net::EPP::Simple::request = sub {
        my ($self, $frame) = @_;
        if (defined $beside) {
            my $data = XML::LibXML->new->parse_balanced_chunk($beside);
            my $extension = $frame->createElement('extension');
            $extension->appendChild($frame->importNode($_)) for $data->childNodes;
            $frame->command->insertBefore($extension, $frame->clTRID);
            undef $beside;
        }
        return $request->($self, $frame);
    };
}

# What TCI wants beside a new contact and a new domain.
sub tci {
    my ($object, $xml) = @_;
    $beside = $xml =~ s/URI/http:\/\/www.tcinet.ru\/epp\/tci-$object-ext-1.0/r if $tci;
}
sub with_person {
    tci('contact', '<t:create xmlns:t="URI"><t:person><t:birthday>1980-05-17</t:birthday>'
        . '<t:passport>4509 123456, выдан 01.02.2003</t:passport></t:person></t:create>');
}
sub with_organization {
    tci('contact', '<t:create xmlns:t="URI"><t:organization><t:legalAddr type="loc"><t:street>ул. Ленина, 1</t:street>'
        . '<t:city>Москва</t:city><t:cc>RU</t:cc></t:legalAddr><t:TIN>7701234567</t:TIN></t:organization></t:create>');
}
sub with_description {
    tci('domain', '<t:create xmlns:t="URI"><t:description>Сайт детского театра</t:description></t:create>');
}

# The text of the first element of that name in the last frame of the server.
sub text {
    my ($name) = @_;
    my ($element) = XML::LibXML->new->parse_string($last)->getElementsByLocalName($name);
    return $element ? $element->textContent : 'none';
}

sub slurp {
    my ($path) = @_;
    open my $file, '<', $path or die "$path: $!\n";
    my $text = join '', <$file>;
    $text =~ s/\s+\z//;
    return $text;
}

# A connection of `user` with the certificate of `certificate` (none when undefined); undefined when the login is refused.
sub client {
    my ($user, $certificate, %more) = @_;
    my %identity = $certificate ? (cert => "$dir/clients/$certificate.pem", key => "$dir/clients/$certificate.key") : ();
    return Net::EPP::Simple->new(
        host => '127.0.0.1', port => $port, user => $user, pass => slurp("$dir/clients/$user.password"),
        verify => 1, ca_file => "$dir/ca.pem", timeout => 90, load_config => 0, reconnect => 0, %identity, %more,
    );
}

sub step {
    my ($name, $detail) = @_;
    my $code = $Net::EPP::Simple::Code // 'none';
    print join(' ', $name, $code, defined $detail && $detail ne '' ? $detail : ()), "\n";
}

# A login that is refused, on a connection of its own.
sub refused {
    my ($name, @identity) = @_;
    my $client = client(@identity, login => 0);
    unless ($client) {
        print "$name closed\n";
        return;
    }
    $client->_login;
    step($name);
    $client->disconnect;
    $client->{connected} = 0;
}
refused('login-wrong-password', 'TEST-A', 'TEST-A', pass => 'not-the-one');
refused('login-other-certificate', 'TEST-A', 'TEST-B');
refused('login-revoked-certificate', 'TEST-A', 'REVOKED');
refused('login-no-certificate', 'TEST-A', undef);

my $owner = client('TEST-A', 'TEST-A') or die "TEST-A cannot log in: $Net::EPP::Simple::Error\n";
step('login-a');
my $other = client('TEST-B', 'BOTH') or die "TEST-B cannot log in: $Net::EPP::Simple::Error\n";
step('login-b');
$Net::EPP::Simple::Code = $owner->ping ? 1000 : 2400;
step('hello');

# Contacts.
sub person {
    my ($id) = @_;
    return {
        id => $id, voice => '+7.4951234567', fax => '', email => 'ivan@dom.example', authInfo => 'Contact-Auth-1',
        postalInfo => {
            int => { name => 'Ivan Petrov', org => 'Dom', addr => { street => ['1 Lenina St.', 'Office 2'], city => 'Moscow', sp => 'MOW', pc => '101000', cc => 'RU' } },
            loc => { name => 'Иван Петров', org => 'Дом', addr => { street => ['ул. Ленина, 1', 'офис 2'], city => 'Москва', sp => 'Москва', pc => '101000', cc => 'RU' } },
        },
    };
}
my $free = $owner->check_contact('perl-one');
step('contact-check-free', $free);
with_person;
$owner->create_contact(person('perl-one'));
step('contact-create');
with_person;
$owner->create_contact(person('perl-one'));
step('contact-create-again');
with_organization;
$owner->create_contact(person('perl-two'));
step('contact-create-organization');
if ($tci) {
    $owner->create_contact(person('perl-nine'));
    step('contact-create-without-person');
}
my $taken = $owner->check_contact('perl-one');
step('contact-check-taken', $taken);
my $contact = $owner->contact_info('perl-one');
step('contact-info', join '/', $contact->{postalInfo}{loc}{name} // '', $contact->{clID} // '');
step('contact-info-person', join '/', text('birthday'), text('passport')) if $tci;
if ($tci) {
    $owner->contact_info('perl-two');
    step('contact-info-organization', text('TIN'));
}
$owner->contact_info('perl-none');
step('contact-info-missing');
$owner->update_contact({ id => 'perl-one', add => { status => ['clientDeleteProhibited'] }, chg => { voice => '+7.4957654321', email => 'petrov@dom.example' } });
step('contact-update');
$contact = $owner->contact_info('perl-one');
step('contact-info-changed', join '/', $contact->{voice} // '', $contact->{email} // '', sort @{ $contact->{status} // [] });
$owner->update_contact({ id => 'perl-one', rem => { status => ['clientDeleteProhibited'] } });
step('contact-update-status');
$owner->update_contact({ id => 'perl-one' });
step('contact-update-nothing');
my $moved = person('perl-one')->{postalInfo}{loc};
$moved->{addr}{city} = 'Тула';
$owner->update_contact({ id => 'perl-one', chg => { postalInfo => { loc => $moved }, fax => '+7.4957654322', authInfo => 'Contact-Auth-2' } });
step('contact-update-postal');
$contact = $owner->contact_info('perl-one');
step('contact-info-moved', join '/', (map { $contact->{postalInfo}{$_}{addr}{city} // '' } 'int', 'loc'), $contact->{fax} // '', $contact->{authInfo} // '');
$other->contact_info('perl-one', 'Contact-Auth-1');
step('contact-info-wrong-auth');
$other->contact_info('perl-one', 'Contact-Auth-2');
step('contact-info-by-auth');
$other->update_contact({ id => 'perl-one', chg => { voice => '+7.4950000000' } });
step('contact-update-foreign');

# Hosts outside the registry, then a domain on them.
$free = $owner->check_host('ns1.elsewhere.net');
step('host-check-free', $free);
for my $name (qw(ns1.elsewhere.net ns2.elsewhere.net)) {
    $owner->create_host({ name => $name, addrs => [] });
    step("host-create-$name");
}
$owner->create_host({ name => 'ns1.elsewhere.net', addrs => [] });
step('host-create-again');
$taken = $owner->check_host('ns1.elsewhere.net');
step('host-check-taken', $taken);

my ($name, $second, $short) = map { "$_.xn--d1acj3b" } 'xn--80aj8afc', 'xn--80aaukc2b', 'xn--l1awx';
$free = $owner->check_domain($name);
step('domain-check-free', $free);
with_description;
$owner->create_domain({
    name => $name, period => 2, registrant => 'perl-one', contacts => { admin => 'perl-one', tech => 'perl-two' },
    ns => ['ns1.elsewhere.net'], authInfo => 'Domain-Auth-1',
});
step('domain-create');
my %roles = (registrant => 'perl-one', contacts => { admin => 'perl-one', tech => 'perl-two' });
with_description;
$owner->create_domain({ name => $name, period => 1, authInfo => 'Domain-Auth-1', %roles });
step('domain-create-again');
$taken = $owner->check_domain($name);
step('domain-check-taken', $taken);
$owner->check_domain('nobody.invalid');
step('domain-check-elsewhere');
my $domain = $owner->domain_info($name, undef, 1);
step('domain-info-with-objects', join '/', $domain->{registrant}{id} // '', $domain->{ns}[0]{name} // '');

$owner->update_domain({
    name => $name, add => { ns => ['ns2.elsewhere.net'], contacts => { billing => 'perl-two' }, status => { clientHold => 'Not paid' } },
    rem => { ns => ['ns1.elsewhere.net'] }, chg => { registrant => 'perl-two', authInfo => 'Domain-Auth-2' },
});
step('domain-update');
$owner->update_domain({ name => $name });
step('domain-update-nothing');
$owner->update_domain({ name => $name, rem => { contacts => { billing => 'perl-two' }, status => ['clientHold'] } });
step('domain-update-back');
$domain = $owner->domain_info($name);
step('domain-info', join '/', $domain->{registrant} // '', @{ $domain->{ns} // [] }, @{ $domain->{status} // [] }, $domain->{authInfo} // '');

step('domain-info-description', text('description')) if $tci;
if ($tci) {
    $owner->create_domain({ name => $short, period => 1, authInfo => 'Domain-Auth-1', %roles });
    step('domain-create-without-description');
}
with_description;
$owner->create_domain({ name => $short, period => 1, authInfo => 'Domain-Auth-1', ns => [{ name => 'ns1.elsewhere.net' }], %roles });
step('domain-create-with-host-attributes');
if ($tci) {
    tci('domain', '<t:update xmlns:t="URI"><t:chg><t:description>Сайт кукольного театра</t:description></t:chg></t:update>');
    $owner->update_domain({ name => $name });
    step('domain-update-description');
    $owner->domain_info($name);
    step('domain-info-new-description', text('description'));
}

# DNSSEC.
sub secdns {
    my ($verb, $data) = @_;
    $beside .= "<s:$verb xmlns:s=\"urn:ietf:params:xml:ns:secDNS-1.1\">$data</s:$verb>";
}
sub ds {
    my ($tag) = @_;
    return "<s:dsData><s:keyTag>$tag</s:keyTag><s:alg>13</s:alg><s:digestType>2</s:digestType>"
        . '<s:digest>49FD46E6C4B45C55D4AC69CBD3CD34AC1AFE51DE3D8E4E7F5F3FBA4C38C0B4B5</s:digest></s:dsData>';
}
with_description;
secdns('create', ds(12345));
$owner->create_domain({ name => $second, period => 1, authInfo => 'Domain-Auth-3', %roles });
step('dnssec-create');
secdns('update', '<s:rem>' . ds(12345) . '</s:rem><s:add>' . ds(23456) . '</s:add>');
$owner->update_domain({ name => $second });
step('dnssec-update');
$owner->domain_info($second);
step('dnssec-info', text('keyTag'));
secdns('update', '<s:rem><s:all>true</s:all></s:rem>');
$owner->update_domain({ name => $second });
step('dnssec-remove-all');

# A host inside it.
$owner->create_host({ name => "ns1.$name", addrs => [{ ip => '203.0.113.7', version => 'v4' }, { ip => '2001:db8::7', version => 'v6' }] });
step('host-create-inside');
$owner->update_host({
    name => "ns1.$name", add => { addrs => [{ ip => '203.0.113.8', version => 'v4' }], status => ['clientDeleteProhibited'] },
    rem => { addrs => [{ ip => '203.0.113.7', version => 'v4' }] }, chg => { name => "ns9.$name" },
});
step('host-update');
$owner->update_host({ name => "ns9.$name" });
step('host-update-nothing');
my $host = $owner->host_info("ns9.$name");
step('host-info', join '/', map { $_->{addr} } sort { $a->{addr} cmp $b->{addr} } @{ $host->{addrs} // [] });
$owner->host_info("ns1.$name");
step('host-info-old-name');

# Renewal.
$owner->renew_domain({ name => $name, cur_exp_date => '2001-01-01', period => 1 });
step('domain-renew-wrong-date');
my ($expires) = $domain->{exDate} =~ /^(\d{4}-\d\d-\d\d)/;
$owner->renew_domain({ name => $name, cur_exp_date => $expires, period => 3 });
step('domain-renew');

# Messages.
sub poll {
    my ($client, $who) = @_;
    my $answer = $client->request(Net::EPP::Frame::Command::Poll::Req->new);
    $Net::EPP::Simple::Code = $answer->code;
    my $queue = $answer->getElementsByLocalName('msgQ')->shift;
    my $transfer = $answer->getElementsByLocalName('trStatus')->shift;
    step("poll-$who", $transfer ? $transfer->textContent : '');
    return unless $queue;
    my $ack = Net::EPP::Frame::Command::Poll::Ack->new;
    $ack->setMsgID($queue->getAttribute('id'));
    $Net::EPP::Simple::Code = $client->request($ack)->code;
    step("ack-$who");
}
poll($owner, 'a-empty');

# Transfers: refused, cancelled, rejected, approved.
$other->domain_transfer_request($name, 'Not-The-Auth-1', 1);
step('transfer-wrong-auth');
$other->domain_info($name, 'Domain-Auth-2');
step('domain-info-by-auth');
my $transfer = $other->domain_transfer_request($name, 'Domain-Auth-2', 1);
step('transfer-request', $transfer->{trStatus});
$other->domain_transfer_request($name, 'Domain-Auth-2', 1);
step('transfer-request-again');
$transfer = $owner->_transfer_request('query', 'domain', $name, '');
step('transfer-query', $transfer->{trStatus});
poll($owner, 'a-asked');
$other->domain_transfer_cancel($name);
step('transfer-cancel');
poll($owner, 'a-cancelled');
$other->domain_transfer_request($name, 'Domain-Auth-2', 1);
step('transfer-request-two');
$other->domain_transfer_approve($name);
step('transfer-approve-by-asker');
$owner->domain_transfer_reject($name);
step('transfer-reject');
poll($other, 'b-rejected');
$other->domain_transfer_request($name, 'Domain-Auth-2', 1);
step('transfer-request-three');
$owner->domain_transfer_approve($name);
step('transfer-approve');
poll($other, 'b-approved');
$domain = $other->domain_info($name);
step('domain-info-new-sponsor', join '/', $domain->{clID} // '');
$owner->domain_info($name);
step('domain-info-old-sponsor');
$other->contact_transfer_request('perl-two', 'Contact-Auth-1');
step('contact-transfer-request');
$transfer = $owner->_transfer_request('query', 'contact', 'perl-two', '');
step('contact-transfer-query', $transfer->{trStatus});
$other->contact_transfer_cancel('perl-two');
step('contact-transfer-cancel');
$other->contact_transfer_request('perl-two', 'Contact-Auth-1');
$owner->contact_transfer_reject('perl-two');
step('contact-transfer-reject');
poll($other, 'b-contact-rejected');
$other->contact_transfer_request('perl-two', 'Contact-Auth-1');
step('contact-transfer-request-two');
$owner->contact_transfer_approve('perl-two');
step('contact-transfer-approve');
poll($other, 'b-contact');

# Deletions.
$owner->delete_contact('perl-one');
step('contact-delete-linked');
$owner->delete_host('ns2.elsewhere.net');
step('host-delete-linked');
$other->delete_domain($name);
step('domain-delete-with-host');
with_description;
$owner->create_domain({ name => $short, period => 1, authInfo => 'Domain-Auth-3', %roles });
step('domain-create-short');
$other->delete_domain($short);
step('domain-delete-foreign');
$owner->delete_domain($short);
step('domain-delete');
$owner->domain_info($short);
step('domain-info-deleted');
$owner->delete_host('ns1.elsewhere.net');
step('host-delete');
with_person;
$owner->create_contact(person('perl-three'));
step('contact-create-three');
$owner->delete_contact('perl-three');
step('contact-delete');

# A name that came by transfer is only marked when it is deleted; its sponsor has it back.
$other->delete_host("ns9.$name");
step('host-delete-prohibited');
$other->update_host({ name => "ns9.$name", rem => { status => ['clientDeleteProhibited'] } });
step('host-update-status');
$other->delete_host("ns9.$name");
step('host-delete-inside');
$other->delete_domain($name);
step('domain-delete-later');
$domain = $other->domain_info($name);
step('domain-info-pending-delete', join '/', @{ $domain->{status} // [] });
my ($deleted) = ($domain->{upDate});
$other->renew_domain({ name => $name, cur_exp_date => substr($domain->{exDate}, 0, 10), period => 1 });
step('domain-renew-deleted');
sub rgp {
    my ($restore) = @_;
    $beside = "<r:update xmlns:r=\"urn:ietf:params:xml:ns:rgp-1.0\">$restore</r:update>";
}
rgp('<r:restore op="request"/>');
$other->update_domain({ name => $name });
step('restore');
my $restored = $other->domain_info($name)->{upDate};
my $data = "<d:infData xmlns:d=\"urn:ietf:params:xml:ns:domain-1.0\"><d:name>$name</d:name><d:roid>D1-DETI</d:roid><d:clID>TEST-B</d:clID></d:infData>";
my $report = "<r:preData>$data</r:preData><r:postData>$data</r:postData><r:delTime>$deleted</r:delTime>"
    . "<r:resTime>$restored</r:resTime><r:resReason>Registrant error.</r:resReason>";
my @statements = map { "<r:statement>$_</r:statement>" } 'Not for this registrar itself.', 'The report is true.';
rgp("<r:restore op=\"report\"><r:report>$report@statements</r:report></r:restore>");
$other->update_domain({ name => $name });
step('restore-report');
$domain = $other->domain_info($name);
step('domain-info-restored', join '/', @{ $domain->{status} // [] });

# The end, and a new password on the way.
for my $pair ([$owner, 'a'], [$other, 'b']) {
    my ($client, $who) = @$pair;
    $Net::EPP::Simple::Code = $client->request(Net::EPP::Frame::Command::Logout->new)->code;
    step("logout-$who");
    $client->{authenticated} = $client->{connected} = 0;
}
my $again = client('TEST-B', 'TEST-B', login => 0) or die "no connection: $Net::EPP::Simple::Error\n";
my $login = $again->_prepare_login_frame;
my $new = $login->createElement('newPW');
$new->appendText('New-Password-24');
$login->pw->parentNode->insertAfter($new, $login->pw);
$Net::EPP::Simple::Code = $again->request($login)->code;
step('login-b-change-password');
$again->{authenticated} = 1;
$Net::EPP::Simple::Code = $again->logout ? 1500 : 2400;
step('logout-b-again');
refused('login-b-old-password', 'TEST-B', 'TEST-B');
$again = client('TEST-B', 'TEST-B', pass => 'New-Password-24');
step('login-b-new-password');
$again->logout;
