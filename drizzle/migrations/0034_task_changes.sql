create index team_task_changed on team_task (workspace_id, updated_at desc nulls last);
