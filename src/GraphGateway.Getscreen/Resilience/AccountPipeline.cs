using GraphGateway.Getscreen.Http;
using GraphGateway.Getscreen.Scheduling;
using Polly;

namespace GraphGateway.Getscreen.Resilience;

/// <summary>How one account's calls are made: in which order, and what is done when they fail.</summary>
internal sealed record AccountPipeline(FairCallScheduler Calls, ResiliencePipeline<UpstreamResponse> Get, ResiliencePipeline<UpstreamResponse> Post, RetryBudget Budget)
{
    /// <summary>The pipeline of a call that begins now.</summary>
    public ResiliencePipeline<UpstreamResponse> Begin(HttpMethod method)
    {
        if (method != HttpMethod.Get)
            return Post;
        Budget.PayIn();
        return Get;
    }
}
