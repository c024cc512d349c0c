namespace PrescribeRx.Application;

/// <summary>Rows of the caller's clinic, to read. What is changed goes through the repository of its word.</summary>
public interface IRecords
{
    IQueryable<T> Of<T>() where T : class;
}
