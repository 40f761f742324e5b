using Polly;

namespace GraphGateway.Getscreen.Resilience;

/// <summary>How one account's calls are made.</summary>
internal sealed record AccountPipeline(IAsyncPolicy<HttpResponseMessage> Get, IAsyncPolicy<HttpResponseMessage> Post, RetryBudget Budget)
{
    /// <summary>The policy of a call that begins now.</summary>
    public IAsyncPolicy<HttpResponseMessage> Begin(HttpMethod method)
    {
        if (method != HttpMethod.Get)
            return Post;
        Budget.PayIn();
        return Get;
    }
}
