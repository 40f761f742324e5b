using System.Net;
using GraphGateway.Getscreen;
using GraphGateway.Http;
using GraphGateway.Recordings;
using Microsoft.Extensions.Options;

namespace GraphGateway.Startup;

/// <summary>Logs a warning at the start for each setting that is valid and dangerous in effect.</summary>
internal sealed partial class DangerousSettings(
    AllowedHosts hosts, IOptions<HttpOptions> http, IOptions<RecordingsOptions> recordings, IOptions<GetscreenOptions> getscreen, ILogger<DangerousSettings> logger) : IHostedService
{
    // Under these a domain of a country is registered by anybody, such as example.co.uk.
    private static readonly string[] _publicLabels = ["ac", "co", "com", "edu", "gov", "net", "org"];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (hosts is { IsAnonymous: true, HasWildcard: true })
            LogEveryHost();
        foreach (var (index, host) in recordings.Value.AllowedHosts.Index().Where(found => IsWide(found.Item)))
            LogWideHosts($"Recordings:AllowedHosts:{index}", host);
        foreach (var (index, proxy) in http.Value.KnownProxies.Index().Where(found => IsEveryAddress(found.Item)))
            LogEveryProxy($"Http:KnownProxies:{index}", proxy);
        if (IsPlain(http.Value.PublicBaseAddress))
            LogPlainLinks(Shown(http.Value.PublicBaseAddress!));
        foreach (var (setting, address) in BaseAddresses().Where(found => IsPlain(found.Address)))
            LogPlainUpstream(setting, Shown(address!));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<(string Setting, Uri? Address)> BaseAddresses() => getscreen.Value.Accounts
        .Select(account => ($"Getscreen:Accounts:{account.Key}:BaseAddress", account.Value.BaseAddress))
        .Prepend(("Getscreen:BaseAddress", getscreen.Value.BaseAddress));

    private static bool IsPlain(Uri? address) => address is { IsLoopback: false } && address.Scheme == Uri.UriSchemeHttp;

    // Credentials may stand before the host.
    private static string Shown(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    private static bool IsWide(string host) => host.StartsWith("*.", StringComparison.Ordinal) && host[2..].TrimEnd('.').Split('.') switch
    {
        [_] => true,
        [var label, { Length: 2 }] => _publicLabels.Contains(label, StringComparer.OrdinalIgnoreCase),
        _ => false,
    };

    // ::ffff:0:0/96 are all addresses of IPv4.
    private static bool IsEveryAddress(string proxy) => IPNetwork.TryParse(proxy, out var network)
        && (network.PrefixLength == 0 || (network.BaseAddress.IsIPv4MappedToIPv6 && network.PrefixLength <= 96));

    [LoggerMessage(EventId = 1601, Level = LogLevel.Warning, Message = "AllowedHosts has a wildcard for every host, and callers need no credentials: any web page whose domain resolves to this server (DNS rebinding) can use the account. Name the hosts that clients use, such as AllowedHosts=gateway.example.com")]
    private partial void LogEveryHost();

    [LoggerMessage(EventId = 1602, Level = LogLevel.Warning, Message = "{Setting} is '{Value}', which covers domains of others: the Getscreen key is sent to any host there that a recording's URL names. Set the hosts of your recordings, such as *.films.example")]
    private partial void LogWideHosts(string setting, string value);

    [LoggerMessage(EventId = 1603, Level = LogLevel.Warning, Message = "{Setting} is '{Value}', which covers every address: any caller can choose its address, scheme and host by X-Forwarded-* headers, so rate limits and the audit trail do not hold. Set the addresses of your proxies, such as 10.0.0.5")]
    private partial void LogEveryProxy(string setting, string value);

    [LoggerMessage(EventId = 1604, Level = LogLevel.Warning, Message = "Http:PublicBaseAddress is '{Value}', which is plain HTTP: links of recordings, which need no credentials, can be read on the network. Set an https address")]
    private partial void LogPlainLinks(string value);

    [LoggerMessage(EventId = 1605, Level = LogLevel.Warning, Message = "{Setting} is '{Value}', which is plain HTTP on another host: the Getscreen key and all data can be read on the network. Set an https address")]
    private partial void LogPlainUpstream(string setting, string value);
}
