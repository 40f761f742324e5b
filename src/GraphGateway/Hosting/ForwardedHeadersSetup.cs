using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace GraphGateway.Hosting;

/// <summary>Whose forwarded headers are believed.</summary>
internal static class ForwardedHeadersSetup
{
    public static bool IsProxy(string text) => IPAddress.TryParse(text, out _) || System.Net.IPNetwork.TryParse(text, out _);

    /// <summary>Believes these proxies and no other; not even one on this machine unless it is named.</summary>
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
