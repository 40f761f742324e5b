using GraphGateway.Errors;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Recordings;
using GraphGateway.GraphTypes;
using GraphGateway.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GraphGateway.Recordings;

/// <summary>Answers a recording's link: asks for the recording with the key, and passes it on while it comes.</summary>
internal sealed class RecordingProxy(RecordingLinkProtector links, RecordingAccounts accounts, RecordingClient recordings, RecordingDownloads downloads, RequestRateLimiter rate, ResponseWriter writer)
{
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var (link, account, left) = Read(context);
            using var download = downloads.Start(link);
            var request = new RecordingRequest(new(context.Request.Method), link.Url, RecordingHeaders.Asked(context.Request.Headers));
            using var recording = await recordings.OpenAsync(account, request, context.RequestAborted);
            await PassOnAsync(context, recording, left);
        }
        catch (RequestRejectedException refusal)
        {
            await RefuseAsync(context, refusal);
        }
        catch (GetscreenException failure) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, Refusal(failure));
        }
        catch (GetscreenException)
        {
            // Half a recording must not pass for a whole one.
            context.Abort();
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has left; nobody is there to answer.
        }
    }

    private (RecordingLink Link, GetscreenAccount Account, TimeSpan Left) Read(HttpContext context)
    {
        if (context.Features.Get<RecordingToken>() is not { } token || links.Read(token.Text) is not { } link || accounts.Of(link) is not { } account)
        {
            rate.CheckStranger(context);
            throw new RequestRejectedException(StatusCodes.Status403Forbidden, "This is no link of a recording. Ask for Video.url anew.", ErrorCodes.RecordingLinkInvalid);
        }

        return links.Left(link) is { } left
            ? (link, account, left)
            : throw new RequestRejectedException(StatusCodes.Status410Gone, "The link's time is over. Ask for Video.url anew.", ErrorCodes.RecordingLinkExpired);
    }

    private static async Task PassOnAsync(HttpContext context, Recording recording, TimeSpan left)
    {
        RecordingHeaders.Write(context.Response, recording, left);
        if (HttpMethods.IsHead(context.Request.Method) || !recording.HasBody)
            return;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await recording.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static RequestRejectedException Refusal(GetscreenException failure)
    {
        var error = UpstreamErrorMapper.ToError(failure);
        return new(Status(failure.Failure), error.Message, error.Code!);
    }

    private Task RefuseAsync(HttpContext context, RequestRejectedException refusal)
    {
        context.Response.Clear();
        context.Response.Headers.CacheControl = "no-store";
        return writer.RefuseAsync(context, refusal);
    }

    private static int Status(GetscreenFailure failure) => failure switch
    {
        GetscreenFailure.NotFound => StatusCodes.Status404NotFound,
        GetscreenFailure.Timeout => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status502BadGateway,
    };
}
