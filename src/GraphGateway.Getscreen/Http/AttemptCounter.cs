namespace GraphGateway.Getscreen.Http;

/// <summary>Counts a call's attempts and tells its watch of each. It stands inside the retries, the last before the network.</summary>
internal sealed class AttemptCounter : DelegatingHandler
{
    /// <summary>Who watches the request; missing where nobody does.</summary>
    public static readonly HttpRequestOptionsKey<CallWatch> Watch = new("Getscreen.Watch");

    private static readonly HttpRequestOptionsKey<int> _attempts = new("Getscreen.Attempts");

    /// <summary>Whether the request, or an attempt of it, has left: what only waited for its turn has not.</summary>
    public static bool HasLeft(HttpRequestMessage request) => request.Options.TryGetValue(_attempts, out _);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.TryGetValue(_attempts, out var before);
        request.Options.Set(_attempts, before + 1);
        if (request.Options.TryGetValue(Watch, out var watch))
            watch.Leaving(before + 1);
        return base.SendAsync(request, cancellationToken);
    }
}
