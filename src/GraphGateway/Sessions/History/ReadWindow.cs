using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>Reads a window of the upstream's list.</summary>
internal delegate Task<HistoryPage> ReadWindow(HistoryWindow window, CancellationToken cancellationToken);
