using GraphGateway.Getscreen.Http;
using GraphGateway.Getscreen.Scheduling;
using Polly;

namespace GraphGateway.Getscreen.Resilience;

/// <summary>The call scheduler and the resilience pipelines of one account.</summary>
internal sealed record AccountPipeline(FairCallScheduler Calls, ResiliencePipeline<UpstreamResponse> Get, ResiliencePipeline<UpstreamResponse> Post, RetryBudget Budget)
{
    /// <summary>Returns the pipeline for a new call. A GET also adds to the retry budget.</summary>
    public ResiliencePipeline<UpstreamResponse> Begin(HttpMethod method)
    {
        if (method != HttpMethod.Get)
            return Post;
        Budget.PayIn();
        return Get;
    }
}
