using System.Net;
using GraphGateway.Getscreen;
using GraphGateway.Http;
using GraphGateway.Recordings;
using Microsoft.Extensions.Options;

namespace GraphGateway.Startup;

/// <summary>Hosted service that logs a warning at startup for each setting that is valid but insecure.</summary>
internal sealed partial class DangerousSettings(
    AllowedHosts hosts, IOptions<HttpOptions> http, IOptions<RecordingsOptions> recordings, IOptions<GetscreenOptions> getscreen, ILogger<DangerousSettings> logger) : IHostedService
{
    // Second-level labels under which anyone can register a domain, such as example.co.uk.
    private static readonly string[] _publicSecondLevelLabels = ["ac", "co", "com", "edu", "gov", "net", "org"];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (hosts is { IsAnonymous: true, HasWildcard: true })
            LogEveryHost();
        foreach (var (index, host) in recordings.Value.AllowedHosts.Index().Where(candidate => IsWide(candidate.Item)))
            LogWideHosts($"Recordings:AllowedHosts:{index}", host);
        foreach (var (index, proxy) in http.Value.KnownProxies.Index().Where(candidate => IsEveryAddress(candidate.Item)))
            LogEveryProxy($"Http:KnownProxies:{index}", proxy);
        if (IsPlain(http.Value.PublicBaseAddress))
            LogPlainLinks(WithoutCredentials(http.Value.PublicBaseAddress!));
        foreach (var (setting, address) in BaseAddresses().Where(candidate => IsPlain(candidate.Address)))
            LogPlainUpstream(setting, WithoutCredentials(address!));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<(string Setting, Uri? Address)> BaseAddresses() => getscreen.Value.Accounts
        .Select(account => ($"Getscreen:Accounts:{account.Key}:BaseAddress", account.Value.BaseAddress))
        .Prepend(("Getscreen:BaseAddress", getscreen.Value.BaseAddress));

    private static bool IsPlain(Uri? address) => address is { IsLoopback: false } && address.Scheme == Uri.UriSchemeHttp;

    // Omits the user info before the host, because it may contain credentials.
    private static string WithoutCredentials(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    private static bool IsWide(string host) => host.StartsWith("*.", StringComparison.Ordinal) && host[2..].TrimEnd('.').Split('.') switch
    {
        [_] => true,
        [var label, { Length: 2 }] => _publicSecondLevelLabels.Contains(label, StringComparer.OrdinalIgnoreCase),
        _ => false,
    };

    // ::ffff:0:0/96 covers all IPv4 addresses.
    private static bool IsEveryAddress(string proxy) => IPNetwork.TryParse(proxy, out var network)
        && (network.PrefixLength == 0 || (network.BaseAddress.IsIPv4MappedToIPv6 && network.PrefixLength <= 96));

    [LoggerMessage(
        EventId = 1601, EventName = "AllowedHostsWildcard", Level = LogLevel.Warning,
        Message = "AllowedHosts has a wildcard for every host, and callers need no credentials: any web page whose domain resolves to this server (DNS rebinding) can use the account. "
            + "Set the hosts that clients use, such as AllowedHosts=gateway.example.com")]
    private partial void LogEveryHost();

    [LoggerMessage(
        EventId = 1602, EventName = "RecordingHostsTooWide", Level = LogLevel.Warning,
        Message = "{Setting} is '{Value}', which covers domains of other owners: the gateway sends the Getscreen key to any host in them that a recording URL names. "
            + "Set the hosts of your recordings, such as *.films.example")]
    private partial void LogWideHosts(string setting, string value);

    [LoggerMessage(
        EventId = 1603, EventName = "EveryAddressIsProxy", Level = LogLevel.Warning,
        Message = "{Setting} is '{Value}', which covers every address: any caller can forge its address, scheme and host with X-Forwarded-* headers, so rate limits and the audit trail are unreliable. "
            + "Set the addresses of your proxies, such as 10.0.0.5")]
    private partial void LogEveryProxy(string setting, string value);

    [LoggerMessage(
        EventId = 1604, EventName = "PlainHttpLinks", Level = LogLevel.Warning,
        Message = "Http:PublicBaseAddress is '{Value}', which is plain HTTP: recording links, which need no credentials, can be read on the network. Set an https address")]
    private partial void LogPlainLinks(string value);

    [LoggerMessage(
        EventId = 1605, EventName = "PlainHttpUpstream", Level = LogLevel.Warning,
        Message = "{Setting} is '{Value}', which is plain HTTP on another host: the Getscreen key and all data can be read on the network. Set an https address")]
    private partial void LogPlainUpstream(string setting, string value);
}
