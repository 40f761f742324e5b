using System.Diagnostics;
using GraphGateway.Getscreen.Http;
using GraphGateway.Getscreen.Payloads;
using GraphGateway.Getscreen.Resilience;
using GraphGateway.Getscreen.Scheduling;
using Microsoft.Extensions.Logging;
using Polly;

namespace GraphGateway.Getscreen.Calls;

/// <summary>Sends the calls of one account: queues them, adds the API key, enforces the timeout, reads the response, and maps every failure to <see cref="GetscreenException"/>.</summary>
internal sealed partial class GetscreenHttp(
    ConnectionPools connections, AccountPipelineFactory pipelines, UnreadableFields unreadable,
    GetscreenAccount account, CallOrigin origin, GetscreenOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>Sends a call and reads its response.</summary>
    /// <param name="call">The call.</param>
    /// <param name="shape">The schema of the response's rows.</param>
    /// <param name="map">Maps the response to the result.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<TResult> SendAsync<TResult>(GetscreenCall call, PayloadSchema shape, Func<PayloadEnvelope, TResult> map, CancellationToken cancellationToken) =>
        SendAsync(call, readsBody: true, response => map(Read(call, shape, response)), cancellationToken);

    /// <summary>Sends a call and checks only the response's status; the body is not read.</summary>
    public Task SendAsync(GetscreenCall call, CancellationToken cancellationToken) =>
        SendAsync(call, readsBody: false, static _ => true, cancellationToken);

    private async Task<TResult> SendAsync<TResult>(GetscreenCall call, bool readsBody, Func<UpstreamResponse, TResult> read, CancellationToken cancellationToken)
    {
        origin.Watch?.Starting();
        var started = time.GetTimestamp();
        using var activity = GetscreenTelemetry.Start(call, account.Name);
        using var request = CreateRequest(call);
        var exchange = new HttpExchange(connections.For(call.Method), request, origin.Watch, readsBody, time);
        try
        {
            var response = await SendQueuedAsync(call, exchange, cancellationToken);
            origin.Keys?.OnResponse(account, response.Status);
            if (!response.IsSuccess)
                throw response.IsRedirect ? FailureMapper.OfRedirect(call, response) : FailureMapper.FromStatus(call, response.Status, response.RetryAfter);
            var result = read(response);
            Record(call, activity, started, GetscreenTelemetry.Ok, response.Status);
            return result;
        }
        catch (AdmissionRejectedException)
        {
            // The operation was rejected before the call, so there is no failed call to record.
            throw;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = exception as GetscreenException ?? FailureMapper.FromException(call, exception, exchange.WasSent);
            Record(call, activity, started, failure.Failure.ToString(), failure.StatusCode);
            if (failure.Failure is GetscreenFailure.BadPayload or GetscreenFailure.Redirected)
                LogInvalidResponse(account.Name, failure.Message);
            throw failure;
        }
        catch
        {
            Record(call, activity, started, GetscreenTelemetry.Cancelled, status: null);
            cancellationToken.ThrowIfCancellationRequested(); // cancellation takes precedence over another failure
            throw;
        }
    }

    // One permit covers all attempts. The call's timeout starts when the permit is granted.
    private async ValueTask<UpstreamResponse> SendQueuedAsync(GetscreenCall call, HttpExchange exchange, CancellationToken cancellationToken)
    {
        var pipeline = pipelines.GetOrCreate(account.Name);
        var permit = await AcquirePermitAsync(pipeline.Calls, call.Method, cancellationToken);
        try
        {
            // Checked only after the queue wait, because earlier calls may have shown that the key is wrong.
            if (origin.Keys?.RetryAfter(account) is { } wait)
                throw FailureMapper.OfKey(call, wait);
            using var timeout = new CancellationTokenSource(options.Timeout, time);
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            (exchange.Deadline, exchange.Timeout) = (time.GetUtcNow() + options.Timeout, timeout.Token);
            return await ExecuteAsync(pipeline.Begin(call.Method), exchange, deadline.Token);
        }
        finally
        {
            permit.Release(isMeasured: exchange.WasSent);
        }
    }

    private async ValueTask<CallPermit> AcquirePermitAsync(FairCallScheduler calls, HttpMethod method, CancellationToken cancellationToken)
    {
        var isPost = method != HttpMethod.Get;
        // A call that cannot be cancelled by its caller must still not queue beyond the operation's deadline.
        using var queueTimeout = !cancellationToken.CanBeCanceled && origin.Flow?.Deadline is { } deadline ? TimeoutAt(deadline) : null;
        var entering = calls.EnterAsync(origin.Flow, isPost, origin.Shared, queueTimeout?.Token ?? cancellationToken);
        if (entering.IsCompletedSuccessfully)
            return entering.Result;
        var started = time.GetTimestamp();
        var permit = await entering;
        GetscreenTelemetry.RecordWait(time.GetElapsedTime(started));
        return permit;
    }

    private CancellationTokenSource TimeoutAt(DateTimeOffset deadline) =>
        new(TimeSpan.FromTicks(Math.Max(0, (deadline - time.GetUtcNow()).Ticks)), time);

    private static async ValueTask<UpstreamResponse> ExecuteAsync(ResiliencePipeline<UpstreamResponse> pipeline, HttpExchange exchange, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(HttpExchange.Key, exchange);
        try
        {
            var outcome = await pipeline.ExecuteOutcomeAsync(static (context, exchange) => exchange.SendAsync(context.CancellationToken), context, exchange);
            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private PayloadEnvelope Read(GetscreenCall call, PayloadSchema shape, UpstreamResponse response)
    {
        var envelope = PayloadReader.Read(response.Body, shape);
        unreadable.Report(call.Path, envelope.Unreadable);
        return envelope;
    }

    private HttpRequestMessage CreateRequest(GetscreenCall call)
    {
        var inQuery = options.KeyPlacement is KeyPlacement.Query;
        var query = inQuery ? GetscreenCall.Join(call.Query, "apikey", account.ApiKey) : call.Query;
        var request = new HttpRequestMessage(call.Method, new Uri(string.Concat(WithTrailingSlash(account.BaseAddress), call.Path, query))) { Content = EmptyContent.Instance };
        if (!inQuery)
            request.Headers.Add("X-Api-Key", account.ApiKey);
        return request;
    }

    // Without a trailing slash, the last segment of the base address and the path would become one segment.
    private static string WithTrailingSlash(Uri address) => address.AbsoluteUri is [.., '/'] and var text ? text : address.AbsoluteUri + "/";

    private void Record(GetscreenCall call, Activity? activity, long started, string outcome, int? status)
    {
        var elapsed = time.GetElapsedTime(started);
        GetscreenTelemetry.Record(call, activity, elapsed, outcome, status);
        LogCall(call.Method.Method, call.Path, account.Name, outcome, elapsed.TotalMilliseconds);
    }

    [LoggerMessage(EventId = 100, Level = LogLevel.Debug, Message = "{Method} {Path} for {Account}: {Outcome} in {Milliseconds} ms")]
    private partial void LogCall(string method, string path, string account, string outcome, double milliseconds);

    [LoggerMessage(EventId = 101, Level = LogLevel.Warning, Message = "Invalid Getscreen response for {Account}: {Failure}")]
    private partial void LogInvalidResponse(string account, string failure);
}
