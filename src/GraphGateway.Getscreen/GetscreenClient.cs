using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.Calls;
using GraphGateway.Getscreen.History;
using GraphGateway.Getscreen.Support;

namespace GraphGateway.Getscreen;

/// <summary>
/// The client of the Getscreen REST API for one account: its seven documented methods. A method that fails throws <see cref="GetscreenException"/>. Other exceptions come only from a
/// <see cref="CallObserver"/>, from cancellation, or from a rejected operation (<see cref="Scheduling.AdmissionRejectedException"/>).
/// </summary>
public sealed class GetscreenClient
{
    internal GetscreenClient(GetscreenHttp http)
    {
        Agents = new(http);
        Support = new(http);
        History = new(http);
    }

    /// <summary>The <c>agents</c> methods (desktops).</summary>
    public AgentsApi Agents { get; }

    /// <summary>The <c>support</c> methods (quick support).</summary>
    public SupportApi Support { get; }

    /// <summary>The <c>history</c> method (session history).</summary>
    public HistoryApi History { get; }
}
