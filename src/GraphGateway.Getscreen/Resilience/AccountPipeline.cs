using Polly;

namespace GraphGateway.Getscreen.Resilience;

/// <summary>How one account's calls are made.</summary>
internal sealed record AccountPipeline(ResiliencePipeline<HttpResponseMessage> Get, ResiliencePipeline<HttpResponseMessage> Post, RetryBudget Budget)
{
    /// <summary>The pipeline of a call that begins now.</summary>
    public ResiliencePipeline<HttpResponseMessage> Begin(HttpMethod method)
    {
        if (method != HttpMethod.Get)
            return Post;
        Budget.PayIn();
        return Get;
    }
}
