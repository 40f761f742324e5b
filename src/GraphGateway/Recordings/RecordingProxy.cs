using GraphGateway.Errors;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Recordings;
using GraphGateway.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GraphGateway.Recordings;

/// <summary>The endpoint of recording links. Requests the recording from the upstream with the API key, and streams it to the client.</summary>
internal sealed class RecordingProxy(RecordingLinkProtector links, RecordingAccounts accounts, RecordingClient recordings, RecordingDownloads downloads, RequestRateLimiter rate, ResponseWriter writer)
{
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var (link, account, remaining) = Read(context);
            using var download = downloads.Start(link);
            var request = new RecordingRequest(new(context.Request.Method), link.Url, RecordingHeaders.Asked(context.Request.Headers));
            using var recording = await recordings.OpenAsync(account, request, context.RequestAborted);
            await StreamAsync(context, recording, remaining);
        }
        catch (RequestRejectedException rejection)
        {
            await RejectAsync(context, rejection);
        }
        catch (GetscreenException failure) when (!context.Response.HasStarted)
        {
            await RejectAsync(context, ToRejection(failure));
        }
        catch (GetscreenException)
        {
            // The client must not mistake a partial recording for a complete one.
            context.Abort();
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has disconnected.
        }
    }

    private (RecordingLink Link, GetscreenAccount Account, TimeSpan Remaining) Read(HttpContext context)
    {
        if (context.Features.Get<RecordingToken>() is not { } token || links.Read(token.Text) is not { } link || accounts.Of(link) is not { } account)
        {
            rate.CheckUnauthenticated(context);
            throw new RequestRejectedException(StatusCodes.Status403Forbidden, "Invalid recording link. Query Video.url again for a fresh one.", ErrorCodes.RecordingLinkInvalid);
        }

        return links.Left(link) is { } remaining
            ? (link, account, remaining)
            : throw new RequestRejectedException(StatusCodes.Status410Gone, "The recording link has expired. Query Video.url again for a fresh one.", ErrorCodes.RecordingLinkExpired);
    }

    private static async Task StreamAsync(HttpContext context, Recording recording, TimeSpan remaining)
    {
        RecordingHeaders.Write(context.Response, recording, remaining);
        if (HttpMethods.IsHead(context.Request.Method) || !recording.HasBody)
            return;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await recording.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static RequestRejectedException ToRejection(GetscreenException failure)
    {
        var error = UpstreamErrorMapper.ToError(failure);
        return new(Status(failure.Failure), error.Message, error.Code!);
    }

    private Task RejectAsync(HttpContext context, RequestRejectedException rejection)
    {
        context.Response.Clear();
        context.Response.Headers.CacheControl = "no-store";
        return writer.RejectAsync(context, rejection);
    }

    private static int Status(GetscreenFailure failure) => failure switch
    {
        GetscreenFailure.NotFound => StatusCodes.Status404NotFound,
        GetscreenFailure.Timeout => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status502BadGateway,
    };
}
