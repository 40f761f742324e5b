namespace GraphGateway.Getscreen.Http;

/// <summary>Tells a call's watch of every attempt. It stands inside the retries, the last before the network.</summary>
internal sealed class AttemptCounter : DelegatingHandler
{
    /// <summary>Who watches the request; missing where nobody does.</summary>
    public static readonly HttpRequestOptionsKey<CallWatch> Watch = new("Getscreen.Watch");

    private static readonly HttpRequestOptionsKey<int> _attempts = new("Getscreen.Attempts");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(Watch, out var watch))
        {
            request.Options.TryGetValue(_attempts, out var before);
            request.Options.Set(_attempts, before + 1);
            watch.Leaving(before + 1);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
