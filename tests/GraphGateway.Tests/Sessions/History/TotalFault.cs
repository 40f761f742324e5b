namespace GraphGateway.Tests.Sessions.History;

/// <summary>How the stated total of a history is wrong.</summary>
public enum TotalFault
{
    None,
    Zero,
    TooLarge,
    TooSmall,
    Largest,
    RowsReturned,
    Random,
}
