using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace GraphGateway.Hosting;

/// <summary>Configures the proxies whose forwarded headers (X-Forwarded-*) are trusted.</summary>
internal static class ForwardedHeadersSetup
{
    /// <summary>Whether a text is a valid IP address or network.</summary>
    public static bool IsProxy(string text) => IPAddress.TryParse(text, out _) || System.Net.IPNetwork.TryParse(text, out _);

    /// <summary>Trusts only these proxies. Loopback is not trusted by default.</summary>
    public static void Trust(ForwardedHeadersOptions forwarded, IReadOnlyCollection<string> proxies)
    {
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        forwarded.ForwardedHeaders = proxies.Count > 0
            ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost
            : ForwardedHeaders.None;
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
                forwarded.KnownProxies.Add(address);
            else
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        }
    }
}
