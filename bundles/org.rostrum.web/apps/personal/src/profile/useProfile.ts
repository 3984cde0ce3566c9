// SPDX-License-Identifier: Apache-2.0
import { api } from '@rostrum/api';
import { useQuery } from '@tanstack/react-query';

/** The own profile. */
export const useProfile = () => useQuery({ queryKey: ['profile'], queryFn: api.profile });
