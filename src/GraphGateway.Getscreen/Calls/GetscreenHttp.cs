using System.Diagnostics;
using GraphGateway.Getscreen.Http;
using GraphGateway.Getscreen.Payloads;
using GraphGateway.Getscreen.Resilience;
using GraphGateway.Getscreen.Scheduling;
using Microsoft.Extensions.Logging;
using Polly;

namespace GraphGateway.Getscreen.Calls;

/// <summary>Makes the calls of one account: waits for their turn, adds the key, keeps the deadline, reads the answer, and gives every failure its one form.</summary>
internal sealed partial class GetscreenHttp(
    ConnectionPools connections, AccountPipelineFactory pipelines, UnreadableFields unreadable, GetscreenAccount account, CallOrigin origin, GetscreenOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>Makes a call and reads its answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="shape">What its rows look like.</param>
    /// <param name="map">What is made of the answer.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<TResult> SendAsync<TResult>(GetscreenCall call, PayloadSchema shape, Func<PayloadEnvelope, TResult> map, CancellationToken cancellationToken) =>
        SendAsync(call, readsBody: true, response => map(Read(call, shape, response)), cancellationToken);

    /// <summary>Makes a call of which only the status tells anything.</summary>
    public Task SendAsync(GetscreenCall call, CancellationToken cancellationToken) =>
        SendAsync(call, readsBody: false, static _ => true, cancellationToken);

    private async Task<TResult> SendAsync<TResult>(GetscreenCall call, bool readsBody, Func<UpstreamResponse, TResult> read, CancellationToken cancellationToken)
    {
        origin.Watch?.Starting();
        var started = time.GetTimestamp();
        using var activity = GetscreenTelemetry.Start(call, account.Name);
        using var request = Request(call);
        var exchange = new HttpExchange(connections.For(call.Method), request, origin.Watch, readsBody, time);
        try
        {
            var response = await InTurnAsync(call, exchange, cancellationToken);
            origin.Keys?.Answered(account, response.Status);
            if (!response.IsSuccess)
                throw response.IsRedirect ? FailureMapper.OfRedirect(call, response) : FailureMapper.OfStatus(call, response.Status, response.RetryAfter);
            var result = read(response);
            Note(call, activity, started, GetscreenTelemetry.Ok, response.Status);
            return result;
        }
        catch (AdmissionRejectedException)
        {
            // The operation was rejected; there is no call that could have failed.
            throw;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = exception as GetscreenException ?? FailureMapper.Of(call, exception, exchange.HasLeft);
            Note(call, activity, started, failure.Failure.ToString(), failure.StatusCode);
            if (failure.Failure is GetscreenFailure.BadPayload or GetscreenFailure.Redirected)
                LogWrongAnswer(account.Name, failure.Message);
            throw failure;
        }
        catch
        {
            Note(call, activity, started, GetscreenTelemetry.Cancelled, status: null);
            cancellationToken.ThrowIfCancellationRequested(); // whatever failed beside it
            throw;
        }
    }

    // The permit is held for all attempts, and the time that the call may take begins with it.
    private async ValueTask<UpstreamResponse> InTurnAsync(GetscreenCall call, HttpExchange exchange, CancellationToken cancellationToken)
    {
        var pipeline = pipelines.Of(account.Name);
        var permit = await TurnAsync(pipeline.Calls, call.Method, cancellationToken);
        try
        {
            // Not before its turn: the calls before it may have shown that the key is wrong.
            if (origin.Keys?.Wait(account) is { } wait)
                throw FailureMapper.OfKey(call, wait);
            using var timeout = new CancellationTokenSource(options.Timeout, time);
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            (exchange.Deadline, exchange.Timeout) = (time.GetUtcNow() + options.Timeout, timeout.Token);
            return await ExecuteAsync(pipeline.Begin(call.Method), exchange, deadline.Token);
        }
        finally
        {
            permit.Release(isMeasured: exchange.HasLeft);
        }
    }

    private async ValueTask<CallPermit> TurnAsync(FairCallScheduler calls, HttpMethod method, CancellationToken cancellationToken)
    {
        var isPost = method != HttpMethod.Get;
        // A call that goes on without its caller is not to wait longer than the caller's operation lasts.
        using var end = !cancellationToken.CanBeCanceled && origin.Flow?.Deadline is { } deadline ? EndAt(deadline) : null;
        var turn = calls.EnterAsync(origin.Flow, isPost, origin.Shared, end?.Token ?? cancellationToken);
        if (turn.IsCompletedSuccessfully)
            return turn.Result;
        var began = time.GetTimestamp();
        var permit = await turn;
        GetscreenTelemetry.RecordWait(time.GetElapsedTime(began));
        return permit;
    }

    private CancellationTokenSource EndAt(DateTimeOffset deadline) =>
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

    private HttpRequestMessage Request(GetscreenCall call)
    {
        var inQuery = options.KeyPlacement is KeyPlacement.Query;
        var query = inQuery ? GetscreenCall.Join(call.Query, "apikey", account.ApiKey) : call.Query;
        var request = new HttpRequestMessage(call.Method, new Uri(string.Concat(Folder(account.BaseAddress), call.Path, query))) { Content = EmptyContent.Instance };
        if (!inQuery)
            request.Headers.Add("X-Api-Key", account.ApiKey);
        return request;
    }

    // Without the slash at its end an address would lose its last part when a path is added.
    private static string Folder(Uri address) => address.AbsoluteUri is [.., '/'] and var folder ? folder : address.AbsoluteUri + "/";

    private void Note(GetscreenCall call, Activity? activity, long started, string outcome, int? status)
    {
        var elapsed = time.GetElapsedTime(started);
        GetscreenTelemetry.Record(call, activity, elapsed, outcome, status);
        LogCall(call.Method.Method, call.Path, account.Name, outcome, elapsed.TotalMilliseconds);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} {Path} for {Account}: {Outcome} in {Milliseconds} ms")]
    private partial void LogCall(string method, string path, string account, string outcome, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Wrong answer of Getscreen for {Account}: {Failure}")]
    private partial void LogWrongAnswer(string account, string failure);
}
