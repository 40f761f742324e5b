namespace GraphGateway.Getscreen.Resilience;

/// <summary>Makes each call as its account's pipeline says.</summary>
internal sealed class ResilienceHandler(AccountPipelines pipelines) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await pipelines.Of(request).ExecuteAsync(
            static (call, token) => new ValueTask<HttpResponseMessage>(call.Handler.AttemptAsync(call.Request, token)),
            (Handler: this, Request: request),
            cancellationToken);

    private Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(request, cancellationToken);
}
